package io.spanwarden.cli.text;

/** Text that others wrote, as a terminal may show it. */
public final class Shown {
  private static final String CUT = "...";

  private Shown() {}

  /**
   * Returns the text with a question mark for each character that commands a terminal, turns the
   * direction of the text around, or cannot be seen.
   */
  public static String visible(String text) {
    var shown = new StringBuilder(text.length());
    text.codePoints().map(each -> unprintable(each) ? '?' : each).forEach(shown::appendCodePoint);
    return shown.toString();
  }

  private static boolean unprintable(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }

  /**
   * Takes the middle out of a text that is too long: a path and a pointer tell most at their ends.
   */
  public static String shorten(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int tail = (most - CUT.length()) * 2 / 3;
    return text.substring(0, most - CUT.length() - tail)
        + CUT
        + text.substring(text.length() - tail);
  }
}
