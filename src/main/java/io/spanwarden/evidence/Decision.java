package io.spanwarden.evidence;

import io.spanwarden.event.FindingStatus;
import java.time.Instant;
import java.util.Optional;

/**
 * What an operator decided about a finding. Immutable.
 *
 * @param status what the finding is from then on; {@link FindingStatus#NEW} takes an earlier
 *     decision back
 * @param actor who decided, 1 to 200 characters
 * @param reason why, 1 to 500 characters
 * @param changedAt when
 * @param until when a suppression ends; empty for any other status
 */
public record Decision(
    FindingStatus status, String actor, String reason, Instant changedAt, Optional<Instant> until) {
  /** The most characters of a name. */
  public static final int MAX_ACTOR = 200;

  /** The most characters of a reason. */
  public static final int MAX_REASON = 500;

  /**
   * Checks it.
   *
   * @throws IllegalArgumentException if {@code actor} or {@code reason} is missing, too long or has
   *     control characters, if a suppression has no end after {@code changedAt}, or if anything
   *     else has an end
   */
  public Decision {
    check("actor", actor, MAX_ACTOR);
    check("reason", reason, MAX_REASON);
    if ((status == FindingStatus.SUPPRESSED) != until.isPresent()) {
      throw new IllegalArgumentException(
          "until: "
              + until.map(Instant::toString).orElse("missing")
              + " (expected: a time for a suppression, and for nothing else)");
    }
    if (until.isPresent() && !until.get().isAfter(changedAt)) {
      throw new IllegalArgumentException(
          "until: " + until.get() + " (expected: after " + changedAt + ")");
    }
  }

  /** Checks words of an operator; says nothing of what they are. */
  static void check(String name, String words, int most) {
    if (words.isBlank() || words.length() > most) {
      throw new IllegalArgumentException(
          name + ": " + words.length() + " characters (expected: 1 to " + most + ", not blank)");
    }
    if (words.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(name + ": control characters (expected: one line)");
    }
  }

  /** Returns whether it still holds. */
  boolean holdsAt(Instant now) {
    return until.map(now::isBefore).orElse(true);
  }
}
