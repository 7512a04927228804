package io.spanwarden.notify;

import java.time.Instant;
import java.util.Optional;

/**
 * What became of the notices of a channel since its start. Where a channel has several
 * destinations, a notice counts once for each.
 *
 * @param delivered the receiver has confirmed them
 * @param retried attempts that failed and are, or were, made again
 * @param dropped given up: refused, too old, or too many
 * @param oldestPending when the oldest notice that is not yet delivered was handed over
 */
public record ChannelStats(
    long delivered, long retried, long dropped, Optional<Instant> oldestPending) {}
