package io.spanwarden.rules;

import io.spanwarden.detect.identifier.check.Check;
import io.spanwarden.detect.identifier.check.Checks;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;

/**
 * Makes identifiers that pass the check of their issuer, or just do not, and are nobody's. Not
 * thread-safe.
 */
final class ExampleIdentifiers {
  private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final String DIGITS = "0123456789";
  private static final int MOST_TRIES = 1_000_000;

  private final Random random;
  private final byte[] compact = new byte[40];

  ExampleIdentifiers(Random random) {
    this.random = random;
  }

  /**
   * Returns an identifier of the check and the form in {@code argument}, {@code check:form}: {@code
   * 9} is a digit, {@code A} a letter, {@code X} either, a small letter its capital, all else
   * itself.
   *
   * @param passes whether it is to pass the check
   * @throws IllegalArgumentException if there is no such check, or no such identifier
   */
  String identifier(String argument, boolean passes) {
    int colon = argument.indexOf(':');
    String name = colon < 0 ? argument : argument.substring(0, colon);
    Check check =
        Checks.named(name)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "id: " + name + " (expected one of: " + Checks.names() + ")"));
    String form = argument.substring(colon + 1);
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      String drawn = draw(form);
      if (check.passes(compact, compacted(drawn)) == passes) {
        return drawn;
      }
    }
    throw new IllegalArgumentException("id: " + argument + " (expected: a form that can pass)");
  }

  private String draw(String form) {
    var drawn = new StringBuilder(form.length());
    for (int i = 0; i < form.length(); i++) {
      char place = form.charAt(i);
      switch (place) {
        case '9' -> drawn.append(one(DIGITS));
        case 'A' -> drawn.append(one(LETTERS));
        case 'X' -> drawn.append(one(DIGITS + LETTERS));
        default -> drawn.append(place);
      }
    }
    return drawn.toString().toUpperCase(Locale.ROOT);
  }

  private char one(String alphabet) {
    return alphabet.charAt(random.nextInt(alphabet.length()));
  }

  private int compacted(String drawn) {
    byte[] letters = drawn.replaceAll("[^0-9A-Z]", "").getBytes(StandardCharsets.US_ASCII);
    Arrays.fill(compact, (byte) 0);
    System.arraycopy(letters, 0, compact, 0, letters.length);
    return letters.length;
  }
}
