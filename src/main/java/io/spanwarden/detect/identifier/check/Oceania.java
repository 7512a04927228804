package io.spanwarden.detect.identifier.check;

/** Identifiers of Australia, New Zealand and Africa. */
final class Oceania {
  private static final int[] TFN = {1, 4, 3, 7, 5, 8, 6, 9, 10};
  private static final int[] OLD_TFN = {10, 7, 8, 4, 6, 3, 5, 1};
  private static final int[] MEDICARE = {1, 3, 7, 9, 1, 3, 7, 9};
  private static final int[] ABN = {10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19};
  private static final int[] ACN = {8, 7, 6, 5, 4, 3, 2, 1};
  private static final int[] IRD = {3, 2, 7, 6, 5, 4, 3, 2};
  private static final int[] IRD_SECOND = {7, 4, 3, 2, 5, 2, 7, 6};
  private static final int[] ACCOUNT_A = {6, 3, 7, 9, 0, 10, 5, 8, 4, 2, 1};
  private static final int[] ACCOUNT_B = {0, 0, 0, 0, 0, 10, 5, 8, 4, 2, 1};
  private static final int[] ACCOUNT_D = {7, 6, 5, 4, 3, 2, 1};
  private static final int[] ACCOUNT_E = {5, 4, 3, 2};
  private static final int[] ACCOUNT_F = {1, 7, 3, 1, 7, 3, 1};
  private static final int[] ACCOUNT_G = {1, 3, 7, 1, 3, 7, 1};

  private Oceania() {}

  /** Australia, tax file number (ATO): modulus 11, eight or nine digits. */
  static boolean tfn(byte[] text, int length) {
    return Digits.weighted(text, 0, length == 8 ? OLD_TFN : TFN) % 11 == 0
        && !Digits.areSame(text, 0, length);
  }

  /** Australia, Medicare card: from 2 to 6, modulus 10, then the issue and the person. */
  static boolean medicare(byte[] text, int length) {
    return text[0] >= '2'
        && text[0] <= '6'
        && Digits.weighted(text, 0, MEDICARE) % 10 == Digits.at(text, 8)
        && text[9] != '0'
        && !Digits.areSame(text, 0, 8);
  }

  /** Australia, business number (ABR): one less in the first digit, modulus 89. */
  static boolean abn(byte[] text, int length) {
    return text[0] != '0' && (Digits.weighted(text, 0, ABN) - ABN[0]) % 89 == 0;
  }

  /** Australia, company number (ASIC): modulus 10. */
  static boolean acn(byte[] text, int length) {
    return (10 - Digits.weighted(text, 0, ACN) % 10) % 10 == Digits.at(text, 8)
        && !Digits.areSame(text, 0, 9);
  }

  /** New Zealand, IRD number: 10,000,000 to 150,000,000, modulus 11 in two rounds. */
  static boolean ird(byte[] text, int length) {
    long number = Digits.number(text, 0, length);
    long body = number / 10;
    int check = irdCheck(body, IRD);
    if (check == 10) {
      check = irdCheck(body, IRD_SECOND);
    }
    return number >= 10_000_000 && number <= 150_000_000 && check == number % 10;
  }

  private static int irdCheck(long body, int[] weights) {
    int sum = 0;
    long rest = body;
    for (int i = 7; i >= 0; i--) {
      sum += (int) (rest % 10) * weights[i];
      rest /= 10;
    }
    return (11 - sum % 11) % 11;
  }

  /**
   * New Zealand, bank account (Inland Revenue, specification of bank account validation): the bank
   * says which weights and modulus count. The suffix has two or three digits.
   */
  static boolean account(byte[] text, int length) {
    int bank = Digits.pair(text, 0);
    int suffix = (int) Digits.number(text, 13, length);
    if (Digits.number(text, 2, 13) == 0) {
      return false;
    }
    return switch (bank) {
      case 1,
          2,
          3,
          4,
          6,
          10,
          11,
          12,
          13,
          14,
          15,
          16,
          17,
          18,
          19,
          20,
          21,
          22,
          23,
          24,
          27,
          30,
          35,
          38 ->
          Digits.weighted(text, 2, Digits.number(text, 6, 13) < 990_000 ? ACCOUNT_A : ACCOUNT_B)
                  % 11
              == 0;
      case 8 -> Digits.weighted(text, 6, ACCOUNT_D) % 11 == 0;
      case 9 -> (folded(text, 9, ACCOUNT_E) + fold(suffix % 10)) % 11 == 0;
      case 25, 33 -> Digits.weighted(text, 6, ACCOUNT_F) % 10 == 0;
      case 26, 28, 29 -> (folded(text, 6, ACCOUNT_G) + suffixOfG(suffix)) % 10 == 0;
      case 31 -> true;
      default -> false;
    };
  }

  private static int suffixOfG(int suffix) {
    return fold(suffix / 100 * 3) + fold(suffix / 10 % 10 * 7) + fold(suffix % 10);
  }

  private static int folded(byte[] text, int from, int[] weights) {
    int sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += fold(Digits.at(text, from + i) * weights[i]);
    }
    return sum;
  }

  /** The sum of the digits, taken again until one is left. */
  private static int fold(int product) {
    return product > 9 ? (product - 1) % 9 + 1 : product;
  }

  /** South Africa, identity number: date, citizenship 0 to 2, Luhn. */
  static boolean southAfrica(byte[] text, int length) {
    return Dates.isYearMonthDay(text, 0) && text[10] <= '2' && Luhn.passes(text, 0, 13);
  }

  /** South Africa, tax number (SARS): ten digits from 0, 1, 2, 3 or 9, Luhn. */
  static boolean taxSouthAfrica(byte[] text, int length) {
    return "01239".indexOf(text[0]) >= 0 && Luhn.passes(text, 0, 10) && !Digits.areSame(text, 0, 9);
  }

  /** Nigeria, NIN (NIMC): eleven digits, Verhoeff. */
  static boolean nigeria(byte[] text, int length) {
    return Verhoeff.passes(text, 0, 11) && !Digits.areSame(text, 0, 10);
  }

  /** Mauritius, national identity number: initial, date, serial, a character modulus 17. */
  static boolean mauritius(byte[] text, int length) {
    if (!Digits.isLetter(text[0]) || !Digits.are(text, 1, 13) || !Dates.isDayMonthYear(text, 1)) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < 13; i++) {
      sum += Digits.base36(text[i]) * (14 - i);
    }
    return Digits.base36(text[13]) == (17 - sum % 17) % 17;
  }
}
