package io.spanwarden.detect.content;

import io.spanwarden.event.Category;

/**
 * Makes the preview of a value that findings show: printable ASCII, at most 64 characters.
 * Stateless, thread-safe.
 */
public final class Masker {
  private static final int LONGEST = 64;
  private static final int SHORTEST_SHOWN = 12;
  private static final int LONGEST_PREFIX = 24;
  private static final int MOST_OF_TAIL = 4;
  private static final int SHARE_OF_TAIL = 5;

  private Masker() {}

  /**
   * Returns {@code value} with all but its rule's prefix and its end replaced by stars. The end is
   * at most four characters and a fifth of what follows the prefix. Nothing is shown of a value
   * under 12 bytes or of a personal datum.
   *
   * @param prefixLength how many leading bytes are the rule's own
   */
  public static String mask(byte[] value, int prefixLength, Category category) {
    int length = Math.min(value.length, LONGEST);
    boolean hidden = value.length < SHORTEST_SHOWN || category == Category.PII;
    int prefix = hidden ? 0 : Math.min(prefixLength, Math.min(LONGEST_PREFIX, value.length));
    int rest = value.length - Math.max(0, Math.min(prefixLength, value.length));
    int tail = hidden ? 0 : Math.min(MOST_OF_TAIL, rest / SHARE_OF_TAIL);
    StringBuilder masked = new StringBuilder(length);
    for (int i = 0; i < prefix; i++) {
      masked.append(printable(value[i]));
    }
    masked.append("*".repeat(Math.max(0, length - prefix - tail)));
    for (int i = value.length - tail; i < value.length; i++) {
      masked.append(printable(value[i]));
    }
    return masked.toString();
  }

  private static char printable(byte b) {
    return b > ' ' && b < 0x7f ? (char) b : '*';
  }
}
