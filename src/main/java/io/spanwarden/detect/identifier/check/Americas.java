package io.spanwarden.detect.identifier.check;

/** Identifiers of Canada and of Latin America; each formula as the country's tax office has it. */
final class Americas {
  private static final int[] CUIT = {5, 4, 3, 2, 7, 6, 5, 4, 3, 2};
  private static final String CUIT_KINDS = "202324252627303334505155";
  private static final int[] CBU_BANK = {7, 1, 3, 9, 7, 1, 3};
  private static final int[] CBU_ACCOUNT = {3, 9, 7, 1, 3, 9, 7, 1, 3, 9, 7, 1, 3};
  private static final int[] PHN = {2, 4, 8, 5, 10, 9, 7, 3};
  private static final int[] NIT = {41, 37, 29, 23, 19, 17, 13, 7, 3};
  private static final int[] RUT_UY = {4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2};
  private static final int[] CUI = {3, 2, 7, 6, 5, 4, 3, 2};
  private static final String CUI_DIGITS = "65432110987";
  private static final String CUI_LETTERS = "KJIHGFEDCBA";

  private Americas() {}

  /** Argentina, CUIT and CUIL: kind, then modulus 11 (10 is written 9). */
  static boolean cuit(byte[] text, int length) {
    int check = 11 - Digits.weighted(text, 0, CUIT) % 11;
    return Digits.isOneOf(text, 0, CUIT_KINDS)
        && Digits.at(text, 10) == (check == 11 ? 0 : check == 10 ? 9 : check);
  }

  /** Argentina, CBU (BCRA, communication A 2622): a check digit for bank and account each. */
  static boolean cbu(byte[] text, int length) {
    return (Digits.weighted(text, 0, CBU_BANK) + Digits.at(text, 7)) % 10 == 0
        && (Digits.weighted(text, 8, CBU_ACCOUNT) + Digits.at(text, 21)) % 10 == 0
        && !Digits.areSame(text, 0, 22);
  }

  /** Argentina, DNI: seven or eight digits without a check. */
  static boolean dniArgentina(byte[] text, int length) {
    return text[0] != '0' && !Digits.areSame(text, 0, length);
  }

  /** Brazil, CPF (Receita Federal): two check digits, weights from 10 and from 11 down. */
  static boolean cpf(byte[] text, int length) {
    return !Digits.areSame(text, 0, 11)
        && descending(text, 9, 10) == Digits.at(text, 9)
        && descending(text, 10, 11) == Digits.at(text, 10);
  }

  private static int descending(byte[] text, int count, int first) {
    int sum = 0;
    for (int i = 0; i < count; i++) {
      sum += Digits.at(text, i) * (first - i);
    }
    return sum % 11 < 2 ? 0 : 11 - sum % 11;
  }

  /**
   * Brazil, CNPJ: two check digits, weights 2 to 9 from the right. Letters count by their ASCII
   * code less 48 (Instrução Normativa RFB 2.229, from July 2026).
   */
  static boolean cnpj(byte[] text, int length) {
    return Digits.are(text, 12, 14)
        && !Digits.areSame(text, 0, 14)
        && ascending(text, 12) == Digits.at(text, 12)
        && ascending(text, 13) == Digits.at(text, 13);
  }

  private static int ascending(byte[] text, int count) {
    int sum = 0;
    for (int i = 0; i < count; i++) {
      sum += Digits.at(text, i) * (2 + (count - 1 - i) % 8);
    }
    return sum % 11 < 2 ? 0 : 11 - sum % 11;
  }

  /** Canada, social insurance number: Luhn; 0 and 8 are not given to persons. */
  static boolean sin(byte[] text, int length) {
    return text[0] != '0' && text[0] != '8' && Luhn.passes(text, 0, 9);
  }

  /** British Columbia, personal health number: 9, then modulus 11. */
  static boolean phn(byte[] text, int length) {
    int sum = Digits.weighted(text, 1, PHN);
    return text[0] == '9' && (11 - sum % 11) % 11 == Digits.at(text, 9);
  }

  /** Chile, RUT: modulus 11, weights 2 to 7 from the right; 10 is written K. */
  static boolean rutChile(byte[] text, int length) {
    int sum = 0;
    for (int i = 0; i < length - 1; i++) {
      sum += Digits.at(text, length - 2 - i) * (2 + i % 6);
    }
    int check = (11 - sum % 11) % 11;
    return Digits.are(text, 0, length - 1)
        && text[0] != '0'
        && !Digits.areSame(text, 0, length - 1)
        && (check == 10 ? text[length - 1] == 'K' : Digits.at(text, length - 1) == check);
  }

  /** Colombia, NIT (DIAN): modulus 11 with primes as weights; nine digits and the check digit. */
  static boolean nit(byte[] text, int length) {
    int rest = Digits.weighted(text, 0, NIT) % 11;
    return Digits.at(text, 9) == (rest < 2 ? rest : 11 - rest) && !Digits.areSame(text, 0, 9);
  }

  /** Dominican Republic, cédula: Luhn. */
  static boolean cedulaDominican(byte[] text, int length) {
    return Luhn.passes(text, 0, 11) && !Digits.areSame(text, 0, 10);
  }

  /** Ecuador, cédula: province, kind of holder up to 6, Luhn. */
  static boolean cedulaEcuador(byte[] text, int length) {
    int province = Digits.pair(text, 0);
    return ((province >= 1 && province <= 24) || province == 30 || province == 50)
        && text[2] <= '6'
        && Luhn.passes(text, 0, 10);
  }

  /** Peru, CUI (RENIEC): the DNI and a check character, as a digit or as a letter. */
  static boolean cui(byte[] text, int length) {
    int rest = Digits.weighted(text, 0, CUI) % 11;
    return Digits.are(text, 0, 8)
        && !Digits.areSame(text, 0, 8)
        && (text[8] == CUI_DIGITS.charAt(rest) || text[8] == CUI_LETTERS.charAt(rest));
  }

  /** Uruguay, RUT (DGI): kind 01 to 22, a number, 001, modulus 11. */
  static boolean rutUruguay(byte[] text, int length) {
    int kind = Digits.pair(text, 0);
    int check = (11 - Digits.weighted(text, 0, RUT_UY) % 11) % 11;
    return kind >= 1
        && kind <= 22
        && Digits.number(text, 2, 8) > 0
        && Digits.number(text, 8, 11) == 1
        && check == Digits.at(text, 11);
  }
}
