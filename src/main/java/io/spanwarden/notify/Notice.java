package io.spanwarden.notify;

import io.spanwarden.event.Finding;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * A finding that was opened, or that weighs more than before. Holds no payload.
 *
 * @param findingId the id in the API
 * @param finding what was found
 * @param change what happened
 * @param firstSeen of the finding
 * @param lastSeen of the finding, when this happened
 * @param count its occurrences when this happened, which no other notice of the finding has
 * @param json makes its document {@code spanwarden.finding/v1}; called on a notifier's thread, once
 *     for each attempt to deliver it
 */
public record Notice(
    String findingId,
    Finding finding,
    Change change,
    Instant firstSeen,
    Instant lastSeen,
    long count,
    Supplier<byte[]> json) {}
