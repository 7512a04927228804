package io.spanwarden.detect.identifier.check;

/** Identifiers of Spain, Portugal, Italy, Greece and Turkey. */
final class South {
  private static final String DNI = "TRWAGMYFPDXBNJZSQVHLCKE";
  private static final int[] CCC = {1, 2, 4, 8, 5, 10, 9, 7, 3, 6};
  private static final int[] NIF = {9, 8, 7, 6, 5, 4, 3, 2};
  private static final int[] AFM = {256, 128, 64, 32, 16, 8, 4, 2};

  private South() {}

  /** Spain, DNI: the letter is the remainder by 23; NIF of persons without one begin K, L or M. */
  static boolean nif(byte[] text, int length) {
    int from = Digits.is(text[0]) ? 0 : 1;
    if (from == 1 && "KLM".indexOf(text[0]) < 0) {
      return false;
    }
    return Digits.are(text, from, 8)
        && text[8] == DNI.charAt(Digits.remainder(text, from, 8, 23))
        && !Digits.areSame(text, from, 8);
  }

  /** Spain, NIE: X, Y or Z count 0, 1 or 2 before the seven digits. */
  static boolean nie(byte[] text, int length) {
    int first = text[0] - 'X';
    return first >= 0
        && first <= 2
        && Digits.are(text, 1, 8)
        && text[8] == DNI.charAt((int) ((first * 10_000_000L + Digits.number(text, 1, 8)) % 23));
  }

  /**
   * Spain, NIF of any holder at {@code from}: a person's, or a company's letter, seven digits and a
   * check digit or letter (Luhn over the seven).
   */
  static boolean vat(byte[] text, int from) {
    if (Digits.is(text[from]) || "KLM".indexOf(text[from]) >= 0) {
      int first = Digits.is(text[from]) ? from : from + 1;
      return Digits.are(text, first, from + 8)
          && text[from + 8] == DNI.charAt(Digits.remainder(text, first, from + 8, 23));
    }
    if (!Digits.are(text, from + 1, from + 8)) {
      return false;
    }
    int kind = text[from] - 'X';
    if (kind >= 0 && kind <= 2) {
      long number = kind * 10_000_000L + Digits.number(text, from + 1, from + 8);
      return text[from + 8] == DNI.charAt((int) (number % 23));
    }
    int check = Luhn.checkDigit(text, from + 1, from + 8);
    return "ABCDEFGHJNPQRSUVW".indexOf(text[from]) >= 0
        && (Digits.at(text, from + 8) == check || text[from + 8] == "JABCDEFGHI".charAt(check));
  }

  /** Spain, social security number: province, number, and the remainder by 97 of both. */
  static boolean nuss(byte[] text, int length) {
    int province = Digits.pair(text, 0);
    long number = Digits.number(text, 2, length - 2);
    long base =
        number < 10_000_000 ? number + province * 10_000_000L : Digits.number(text, 0, length - 2);
    boolean known = (province >= 1 && province <= 53) || province == 66;
    return known && number > 0 && base % 97 == Digits.number(text, length - 2, length);
  }

  /**
   * Spain, bank account: a check digit, modulus 11, for bank and office and one for the account.
   */
  static boolean ccc(byte[] text, int length) {
    int bank = 0;
    for (int i = 0; i < 8; i++) {
      bank += Digits.at(text, i) * CCC[i + 2];
    }
    return mod11(bank) == Digits.at(text, 8)
        && mod11(Digits.weighted(text, 10, CCC)) == Digits.at(text, 9)
        && Digits.number(text, 0, 8) > 0;
  }

  private static int mod11(int sum) {
    int check = 11 - sum % 11;
    return check == 10 ? 1 : check == 11 ? 0 : check;
  }

  /** Letters and digits without a check, as their forms place them. */
  static boolean document(byte[] text, int length) {
    return !Digits.areSame(text, length - 5, length);
  }

  /** Portugal, NIF: kinds of holder, modulus 11. */
  static boolean nifPortugal(byte[] text, int length) {
    int check = 11 - Digits.weighted(text, 0, NIF) % 11;
    boolean kind = text[0] != '0' && (text[0] != '4' || text[1] == '5');
    return kind && (check > 9 ? 0 : check) == Digits.at(text, 8) && !Digits.areSame(text, 0, 8);
  }

  /**
   * Portugal, citizen card: nine digits, two characters of the issue, Luhn with letters from 10.
   */
  static boolean citizenCard(byte[] text, int length) {
    int sum = 0;
    for (int i = 0; i < 12; i++) {
      int value = Digits.base36(text[i]) * (i % 2 == 0 ? 2 : 1);
      sum += value > 9 && i % 2 == 0 ? value - 9 : value;
    }
    return Digits.are(text, 0, 9) && Digits.is(text[11]) && sum % 10 == 0;
  }

  /** Greece, AFM: modulus 11 by powers of two, then modulus 10. */
  static boolean afm(byte[] text, int length) {
    return Digits.weighted(text, 0, AFM) % 11 % 10 == Digits.at(text, 8)
        && Digits.number(text, 0, 9) > 0
        && !Digits.areSame(text, 0, 9);
  }

  /** Greece, AMKA: date of birth, Luhn. */
  static boolean amka(byte[] text, int length) {
    return Dates.isDayMonthYear(text, 0) && Luhn.passes(text, 0, 11);
  }

  /** Turkey, identity number: two check digits; not from 0. */
  static boolean turkey(byte[] text, int length) {
    int odd = 0;
    int even = 0;
    for (int i = 0; i < 9; i++) {
      if (i % 2 == 0) {
        odd += Digits.at(text, i);
      } else {
        even += Digits.at(text, i);
      }
    }
    int tenth = (7 * odd + 9 * even) % 10;
    return text[0] != '0'
        && Digits.at(text, 9) == tenth
        && Digits.at(text, 10) == (odd + even + tenth) % 10;
  }
}
