package io.spanwarden.detect.secret;

import io.spanwarden.detect.text.Ascii;

/**
 * Whether a value looks as if a machine drew it. Stateless, allocates nothing.
 *
 * <p>Words and identifiers differ from drawn characters in four ways: their letters follow each
 * other in common pairs, they change between kinds of characters (lower, upper, digit) seldom, they
 * repeat letters, and few hold digits. Thresholds grow with the length, since short values say
 * little. Shannon entropy alone tells too little apart.
 */
public final class Randomness {
  private static final int SHORTEST = 8;
  private static final int SHORTEST_HEX = 16;
  private static final int READ = 64;
  private static final double COMMON_IN_WORDS = 0.55;
  private static final double ENTROPY_OF_MOST = 0.78;
  private static final double CHANGES_OF_MOST = 0.2;

  /** The commonest pairs of letters of English words and of names in code. */
  private static final String PAIRS =
      "th he in er an re on at en nd ti es or te of ed is it al ar st to nt ng se ha as ou io le ve"
          + " co me de hi ri ro ic ne ea ra ce li ch ll be ma si om ur ca el ta la ns di fo ho pe"
          + " ec pr no ct us ac ot il tr ly nc et ut ss so rs un lo wa ge ie wh ee wi em ad ol rt"
          + " po we na ul ni ts mo ow pa im mi ai sh ir su id os iv ia am fi ci vi pl ig tu ev ld"
          + " ry mp fe bl ab gh ty op wo sa ay ex ke ui ag uc bo ck ok ey lu ap up oo ei iz od rd"
          + " ep da ye do bu ub ob sp pp rm av sc cr cl oc ue ef ff br eb gr if go va pi ls rk um"
          + " lt gi ba cu ds ew my ki rc ud sy ys gu qu dd tt nn mm db ip";

  private static final boolean[] COMMON = common();

  private Randomness() {}

  /** Returns whether {@code text[from, to)} looks drawn: hexadecimal, or letters and digits. */
  public static boolean looksRandom(byte[] text, int from, int to) {
    int length = to - from;
    if (length < SHORTEST) {
      return false;
    }
    int digits = 0;
    int hex = 0;
    int lower = 0;
    int upper = 0;
    int changes = 0;
    int kind = -1;
    for (int i = from; i < to; i++) {
      int b = text[i];
      int now = Ascii.isDigit(b) ? 0 : Ascii.isLower(b) ? 1 : Ascii.isUpper(b) ? 2 : 3;
      changes += kind >= 0 && kind != now ? 1 : 0;
      kind = now;
      digits += now == 0 ? 1 : 0;
      lower += now == 1 ? 1 : 0;
      upper += now == 2 ? 1 : 0;
      hex += Ascii.isHex(b) ? 1 : 0;
    }
    if (digits == length || lower + upper + digits < length * 3 / 4) {
      return false;
    }
    if (hex == length) {
      return length >= SHORTEST_HEX && digits > 0 && entropy(text, from, to) >= 2.8;
    }
    boolean mixed = digits > 0 ? lower + upper >= 2 : lower > 0 && upper > 0 && length >= 16;
    return mixed
        && changes >= length * CHANGES_OF_MOST
        && entropyOfMost(text, from, to) >= ENTROPY_OF_MOST
        && !isWordy(text, from, to);
  }

  /**
   * Returns whether most neighbouring letters are common pairs, one more than their share because
   * few pairs say little.
   */
  public static boolean isWordy(byte[] text, int from, int to) {
    int pairs = 0;
    int common = 0;
    for (int i = from + 1; i < to; i++) {
      if (Ascii.isLetter(text[i - 1]) && Ascii.isLetter(text[i])) {
        pairs++;
        common += isCommon(text[i - 1], text[i]) ? 1 : 0;
      }
    }
    return pairs >= 4 && common > pairs * COMMON_IN_WORDS + 1;
  }

  /** Returns the Shannon entropy of the first {@link #READ} bytes, in bits a byte. */
  public static double entropy(byte[] text, int from, int to) {
    int end = Math.min(to, from + READ);
    double bits = 0;
    for (int i = from; i < end; i++) {
      int before = 0;
      int same = 0;
      for (int k = from; k < end; k++) {
        boolean equal = text[k] == text[i];
        same += equal ? 1 : 0;
        before += equal && k < i ? 1 : 0;
      }
      if (before == 0) {
        double share = (double) same / (end - from);
        bits -= share * Math.log(share);
      }
    }
    return bits / Math.log(2);
  }

  /** Returns the entropy as a share of the most that so many characters can have. */
  private static double entropyOfMost(byte[] text, int from, int to) {
    double most = Math.log(Math.min(to - from, 40)) / Math.log(2);
    return entropy(text, from, to) / most;
  }

  private static boolean isCommon(int first, int second) {
    return COMMON[(Ascii.lower(first) - 'a') * 26 + Ascii.lower(second) - 'a'];
  }

  private static boolean[] common() {
    boolean[] common = new boolean[26 * 26];
    for (String pair : PAIRS.split(" ", -1)) {
      common[(pair.charAt(0) - 'a') * 26 + pair.charAt(1) - 'a'] = true;
    }
    return common;
  }
}
