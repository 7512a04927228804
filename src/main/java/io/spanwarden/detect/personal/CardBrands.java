package io.spanwarden.detect.personal;

/**
 * The ranges of issuers of payment cards and the lengths of their numbers (ISO/IEC 7812, and the
 * ranges that the schemes publish). Stateless.
 */
final class CardBrands {
  /** No issuer's. */
  static final int NONE = 0;

  /** An issuer's; the check digit is enough. */
  static final int NOTHING = 1;

  /** An issuer's, but as likely an id: words must speak of cards. */
  static final int CONTEXT = 2;

  private CardBrands() {}

  /**
   * Returns what a number needs besides its check digit.
   *
   * @param six its first six digits
   * @param digits how many it has
   * @param bare whether it is written without groups
   */
  static int need(int six, int digits, boolean bare) {
    int four = six / 100;
    int two = four / 100;
    if (two / 10 == 4) {
      return digits == 16
          ? NOTHING
          : digits == 19 ? ifGrouped(bare) : digits == 13 ? CONTEXT : NONE;
    }
    if ((two >= 51 && two <= 55) || (four >= 2221 && four <= 2720)) {
      return digits == 16 ? NOTHING : NONE;
    }
    if (two == 34 || two == 37) {
      return digits == 15 ? NOTHING : NONE;
    }
    boolean discover = four == 6011 || (four >= 6440 && four <= 6599);
    boolean mir = four >= 2200 && four <= 2204;
    boolean jcb = four >= 3528 && four <= 3589;
    if (discover || mir || jcb || two == 62) {
      return digits == 16 ? NOTHING : digits > 16 ? ifGrouped(bare) : NONE;
    }
    if ((four >= 3000 && four <= 3059) || four == 3095 || two == 36 || two == 38 || two == 39) {
      return digits == 14 ? NOTHING : digits > 14 ? ifGrouped(bare) : NONE;
    }
    if (two == 50 || (two >= 56 && two <= 69)) {
      return digits > 13 ? ifGrouped(bare) : CONTEXT;
    }
    return two / 10 == 1 && digits == 15 ? CONTEXT : NONE;
  }

  private static int ifGrouped(boolean bare) {
    return bare ? CONTEXT : NOTHING;
  }
}
