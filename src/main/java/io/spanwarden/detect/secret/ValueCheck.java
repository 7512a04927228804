package io.spanwarden.detect.secret;

import java.util.Map;
import java.util.Optional;

/** Judges a value that a rule's pattern took. Stateless, thread-safe, never throws. */
@FunctionalInterface
public interface ValueCheck {
  /** What a check says. */
  enum Outcome {
    /** The value is of its kind. */
    PASSED,
    /** A checksum differs: perhaps a sample or a cut token. */
    FAILED,
    /** The value is not a secret at all. */
    NOT_A_SECRET
  }

  /**
   * Judges {@code text[from, to)}.
   *
   * @param prefix how many leading bytes of the value are the rule's own
   */
  Outcome judge(byte[] text, int from, int to, int prefix);

  /** Returns the check that rules call {@code name}. */
  public static Optional<ValueCheck> named(String name) {
    return Optional.ofNullable(
        Map.<String, ValueCheck>of(
                "crc32-base62", Checksums::base62,
                "crc32-hex", Checksums::hexOfAllBefore,
                "crc32-hex-le", Checksums::littleEndianHexOfAllBefore,
                "crc32-hex-body", Checksums::hexOfBody,
                "aws-key-id", Checksums::awsKeyId,
                "jwt", EncodedShapes::jsonWebToken,
                "password", (text, from, to, prefix) -> AssignedValue.judge(text, from, to),
                "pem", EncodedShapes::pem,
                "random", (text, from, to, prefix) -> randomness(text, from + prefix, to))
            .get(name));
  }

  private static Outcome randomness(byte[] text, int from, int to) {
    return Randomness.looksRandom(text, from, to) ? Outcome.PASSED : Outcome.NOT_A_SECRET;
  }
}
