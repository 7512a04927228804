package io.spanwarden.detect.content;

/** Where a token begins and ends. Stateless; JSON escapes are already taken out of the text. */
final class Edges {
  private Edges() {}

  /**
   * Returns whether a token can begin at {@code start}: no letter, digit or underscore stands
   * before it, unless it is the end of a percent escape such as {@code %3D}.
   */
  static boolean begins(Scan scan, int start) {
    int before = scan.at(start - 1);
    boolean percent =
        Ascii.isHex(before) && Ascii.isHex(scan.at(start - 2)) && scan.at(start - 3) == '%';
    return percent || !Ascii.isWord(before);
  }

  /** Returns whether a token can end before {@code end}: no letter, digit or underscore follows. */
  static boolean ends(Scan scan, int end) {
    return !Ascii.isWord(scan.at(end));
  }

  /** Returns the first index from {@code at} on that is no blank, at most {@code most} further. */
  static int skipBlanks(Scan scan, int at, int most) {
    int end = Math.min(scan.to(), at + most);
    int index = at;
    while (index < end && (scan.text()[index] == ' ' || scan.text()[index] == '\t')) {
      index++;
    }
    return index;
  }

  /** Returns the first index from {@code at} on that is no quote, at most {@code most} further. */
  static int skipQuotes(Scan scan, int at, int most) {
    int end = Math.min(scan.to(), at + most);
    int index = at;
    while (index < end && Ascii.isQuote(scan.text()[index])) {
      index++;
    }
    return index;
  }
}
