package io.spanwarden.store;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the chain says of a checkpoint: the body of its entry.
 *
 * @param sequence the last entry that it contains
 * @param atMillis its time
 * @param sha256 of the state as it is stored, in lower-case hexadecimal
 */
record CheckpointSeal(long sequence, long atMillis, String sha256) {
  private static final Pattern BODY =
      Pattern.compile(
          "\\{\"sequence\":(\\d{1,18}),\"at_millis\":(-?\\d{1,18}),\"sha256\":\"([0-9a-f]{64})\"}");

  /** Returns the digest of a stored state. */
  static String digest(byte[] packed) {
    return HexFormat.of().formatHex(ChainHash.sha256().digest(packed));
  }

  /** Returns the body of an entry that holds it. */
  String body() {
    return "{\"sequence\":%d,\"at_millis\":%d,\"sha256\":\"%s\"}"
        .formatted(sequence, atMillis, sha256);
  }

  /** Returns the one in a body; empty if there is none. */
  static Optional<CheckpointSeal> of(byte[] body) {
    Matcher seal = BODY.matcher(new String(body, StandardCharsets.US_ASCII));
    return seal.matches()
        ? Optional.of(
            new CheckpointSeal(
                Long.parseLong(seal.group(1)), Long.parseLong(seal.group(2)), seal.group(3)))
        : Optional.empty();
  }
}
