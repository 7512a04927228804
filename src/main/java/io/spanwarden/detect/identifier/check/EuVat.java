package io.spanwarden.detect.identifier.check;

/**
 * Value added tax numbers of the European Union: two letters of the country, then the number of its
 * tax office with its own check (European Commission, VIES).
 */
final class EuVat {
  private static final int[] BULGARIA = {1, 2, 3, 4, 5, 6, 7, 8};
  private static final int[] BULGARIA_SECOND = {3, 4, 5, 6, 7, 8, 9, 10};
  private static final int[] CYPRUS = {1, 0, 5, 7, 9, 13, 15, 17, 19, 21};
  private static final int[] DENMARK = {2, 7, 6, 5, 4, 3, 2, 1};
  private static final int[] ESTONIA = {3, 7, 1, 3, 7, 1, 3, 7, 1};
  private static final int[] FINLAND = {7, 9, 10, 5, 8, 4, 2, 1};
  private static final int[] GREECE = {256, 128, 64, 32, 16, 8, 4, 2};
  private static final int[] HUNGARY = {9, 7, 3, 1, 9, 7, 3, 1};
  private static final int[] LATVIA = {9, 1, 4, 8, 3, 10, 2, 5, 7, 6};
  private static final int[] LITHUANIA = {1, 2, 3, 4, 5, 6, 7, 8};
  private static final int[] LITHUANIA_SECOND = {3, 4, 5, 6, 7, 8, 9, 1};
  private static final int[] MALTA = {3, 4, 6, 7, 8, 9};
  private static final int[] POLAND = {6, 5, 7, 2, 3, 4, 5, 6, 7};
  private static final int[] ROMANIA = {7, 5, 3, 2, 1, 7, 5, 3, 2};
  private static final int[] EIGHT_DOWN = {8, 7, 6, 5, 4, 3, 2};
  private static final int[] NINE_DOWN = {9, 8, 7, 6, 5, 4, 3, 2};

  private EuVat() {}

  /** The country says how long its numbers are and what checks them. */
  static boolean passes(byte[] text, int length) {
    int country = (text[0] << 8) | text[1];
    return switch (country) {
      case 'A' << 8 | 'T' -> length == 11 && text[2] == 'U' && austria(text);
      case 'B' << 8 | 'E' -> digits(text, length, 12) && belgium(text);
      case 'B' << 8 | 'G' -> digits(text, length, 11) && bulgaria(text);
      case 'C' << 8 | 'Y' -> length == 11 && cyprus(text);
      case 'C' << 8 | 'Z' -> digits(text, length, 10) && czechia(text);
      case 'D' << 8 | 'E' ->
          digits(text, length, 11) && text[2] != '0' && Iso7064.mod11And10(text, 2, 11);
      case 'D' << 8 | 'K' ->
          digits(text, length, 10) && text[2] != '0' && Digits.weighted(text, 2, DENMARK) % 11 == 0;
      case 'E' << 8 | 'E' ->
          digits(text, length, 11) && Digits.weighted(text, 2, ESTONIA) % 10 == 0;
      case 'E' << 8 | 'L' ->
          digits(text, length, 11)
              && Digits.weighted(text, 2, GREECE) % 11 % 10 == Digits.at(text, 10);
      case 'E' << 8 | 'S' -> length == 11 && South.vat(text, 2);
      case 'F' << 8 | 'I' ->
          digits(text, length, 10) && Digits.weighted(text, 2, FINLAND) % 11 == 0;
      case 'F' << 8 | 'R' -> length == 13 && france(text);
      case 'H' << 8 | 'R' -> digits(text, length, 13) && Iso7064.mod11And10(text, 2, 13);
      case 'H' << 8 | 'U' ->
          digits(text, length, 10) && Digits.weighted(text, 2, HUNGARY) % 10 == 0;
      case 'I' << 8 | 'E' -> ireland(text, length);
      case 'I' << 8 | 'T' -> digits(text, length, 13) && Luhn.passes(text, 2, 13);
      case 'L' << 8 | 'T' -> digits(text, length, 11) && text[9] == '1' && lithuania(text);
      case 'L' << 8 | 'U' ->
          digits(text, length, 10) && Digits.number(text, 2, 8) % 89 == Digits.pair(text, 8);
      case 'L' << 8 | 'V' -> digits(text, length, 13) && latvia(text);
      case 'M' << 8 | 'T' ->
          digits(text, length, 10)
              && (Digits.weighted(text, 2, MALTA) + Digits.pair(text, 8)) % 37 == 0;
      case 'N' << 8 | 'L' -> length == 14 && netherlands(text);
      case 'P' << 8 | 'L' ->
          digits(text, length, 12) && Digits.weighted(text, 2, POLAND) % 11 == Digits.at(text, 11);
      case 'P' << 8 | 'T' ->
          digits(text, length, 11)
              && text[2] != '0'
              && atMostNine(Digits.weighted(text, 2, NINE_DOWN)) == Digits.at(text, 10);
      case 'R' << 8 | 'O' -> length >= 6 && length <= 12 && romania(text, length);
      case 'S' << 8 | 'E' ->
          digits(text, length, 14) && Digits.pair(text, 12) > 0 && Luhn.passes(text, 2, 12);
      case 'S' << 8 | 'I' -> digits(text, length, 10) && text[2] != '0' && slovenia(text);
      case 'S' << 8 | 'K' ->
          digits(text, length, 12)
              && text[2] != '0'
              && "234789".indexOf(text[4]) >= 0
              && Digits.remainder(text, 2, 12, 11) == 0;
      default -> false;
    };
  }

  private static boolean digits(byte[] text, int length, int wanted) {
    return length == wanted && Digits.are(text, 2, length) && !Digits.areSame(text, 2, length);
  }

  private static int atMostNine(int sum) {
    int check = 11 - sum % 11;
    return check > 9 ? 0 : check;
  }

  private static boolean austria(byte[] text) {
    int sum = 4;
    for (int i = 0; i < 7; i++) {
      int weighed = Digits.at(text, 3 + i) * (1 + i % 2);
      sum += weighed / 10 + weighed % 10;
    }
    return Digits.are(text, 3, 11) && (10 - sum % 10) % 10 == Digits.at(text, 10);
  }

  private static boolean belgium(byte[] text) {
    return text[2] <= '1'
        && Digits.number(text, 2, 10) > 0
        && 97 - Digits.remainder(text, 2, 10, 97) == Digits.pair(text, 10);
  }

  private static boolean bulgaria(byte[] text) {
    int check = Digits.weighted(text, 2, BULGARIA) % 11;
    if (check == 10) {
      check = Digits.weighted(text, 2, BULGARIA_SECOND) % 11 % 10;
    }
    return check == Digits.at(text, 10);
  }

  private static boolean cyprus(byte[] text) {
    if (!Digits.are(text, 2, 10) || Digits.pair(text, 2) == 12) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < 8; i++) {
      int digit = Digits.at(text, 2 + i);
      sum += i % 2 == 0 ? CYPRUS[digit] : digit;
    }
    return text[10] == 'A' + sum % 26;
  }

  private static boolean czechia(byte[] text) {
    int check = (11 - Digits.weighted(text, 2, EIGHT_DOWN) % 11) % 11;
    return text[2] != '9' && (check == 0 ? 1 : check % 10) == Digits.at(text, 9);
  }

  /** Two characters, then a SIREN; two digits are (12 + 3 × (SIREN mod 97)) mod 97. */
  private static boolean france(byte[] text) {
    if (!Digits.are(text, 4, 13) || !Luhn.passes(text, 4, 13)) {
      return false;
    }
    boolean old = Digits.is(text[2]) && Digits.is(text[3]);
    return !old || (12 + 3 * Digits.remainder(text, 4, 13, 97)) % 97 == Digits.pair(text, 2);
  }

  private static boolean ireland(byte[] text, int length) {
    if ((length != 10 && length != 11) || !Digits.are(text, 2, 9) || !Digits.isLetter(text[9])) {
      return false;
    }
    int sum = Digits.weighted(text, 2, EIGHT_DOWN);
    sum += length == 11 && Digits.isLetter(text[10]) ? (text[10] - 'A' + 1) % 23 * 9 : 0;
    return text[9] == "WABCDEFGHIJKLMNOPQRSTUV".charAt(sum % 23);
  }

  private static boolean lithuania(byte[] text) {
    int check = Digits.weighted(text, 2, LITHUANIA) % 11;
    if (check == 10) {
      check = Digits.weighted(text, 2, LITHUANIA_SECOND) % 11 % 10;
    }
    return check == Digits.at(text, 10);
  }

  private static boolean latvia(byte[] text) {
    int rest = Digits.weighted(text, 2, LATVIA) % 11;
    int check = rest > 3 ? 14 - rest : 3 - rest;
    return text[2] > '3' && check < 10 && check == Digits.at(text, 12);
  }

  private static boolean netherlands(byte[] text) {
    boolean form = Digits.are(text, 2, 11) && text[11] == 'B' && Digits.are(text, 12, 14);
    boolean company = (Digits.weighted(text, 2, NINE_DOWN) - Digits.at(text, 10)) % 11 == 0;
    return form && Digits.pair(text, 12) > 0 && (company || Iso7064.mod97To10(text, 0, 14));
  }

  private static boolean romania(byte[] text, int length) {
    if (!Digits.are(text, 2, length) || text[2] == '0') {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < length - 3; i++) {
      sum += Digits.at(text, 2 + i) * ROMANIA[ROMANIA.length - (length - 3) + i];
    }
    return sum * 10 % 11 % 10 == Digits.at(text, length - 1);
  }

  private static boolean slovenia(byte[] text) {
    int check = 11 - Digits.weighted(text, 2, EIGHT_DOWN) % 11;
    return check != 11 && check % 10 == Digits.at(text, 9);
  }
}
