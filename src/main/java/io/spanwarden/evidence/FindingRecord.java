package io.spanwarden.evidence;

import io.spanwarden.event.Finding;
import io.spanwarden.event.FindingStatus;
import java.time.Instant;
import java.util.Optional;

/**
 * A finding as it is kept: one for each rule, fingerprint or evidence key, and agent. An immutable
 * snapshot.
 *
 * @param id a ULID, ordered by first sight
 * @param sequence orders findings by first sight, from 1, without gaps
 * @param finding the first occurrence, with the highest severity and confidence seen
 * @param firstSeen when it was received first
 * @param lastSeen when it was received last
 * @param count occurrences, re-deliveries left out
 * @param status where it stands at the moment of the snapshot
 * @param decision what an operator decided last, whether or not it still holds
 */
public record FindingRecord(
    String id,
    long sequence,
    Finding finding,
    Instant firstSeen,
    Instant lastSeen,
    long count,
    FindingStatus status,
    Optional<Decision> decision) {}
