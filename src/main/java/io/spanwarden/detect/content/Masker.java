package io.spanwarden.detect.content;

import io.spanwarden.event.Category;
import java.nio.charset.StandardCharsets;

/** Makes previews of values that must not be shown. Stateless, thread-safe. */
public final class Masker {
  private static final int LONGEST = 64;
  private static final int SHORTEST_SHOWN = 12;
  private static final int LAST = 4;

  private Masker() {}

  /**
   * Returns a preview: the rule's own prefix, stars, and up to four last characters, which are
   * never more than a fifth of the rest. Of a short value and of a personal datum nothing is shown.
   *
   * @param value the value
   * @param prefixLength how many of its first bytes are the rule's
   * @param category of the finding
   */
  public static String mask(byte[] value, int prefixLength, Category category) {
    boolean shown = category != Category.PII && value.length >= SHORTEST_SHOWN;
    int prefix = shown ? Math.min(prefixLength, 16) : 0;
    int last = shown ? Math.min(LAST, (value.length - prefix) / 5) : 0;
    int stars = Math.max(1, Math.min(value.length, LONGEST) - prefix - last);
    return text(value, 0, prefix) + "*".repeat(stars) + text(value, value.length - last, last);
  }

  private static String text(byte[] value, int from, int length) {
    var text = new String(value, from, length, StandardCharsets.ISO_8859_1);
    return text.replaceAll("[^!-~]", "*");
  }
}
