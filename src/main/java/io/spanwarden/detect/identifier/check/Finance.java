package io.spanwarden.detect.identifier.check;

/** Identifiers of securities, of companies among banks, of vehicles and of telephones. */
final class Finance {
  private static final int[] VIN = {8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2};

  /** Values of A to Z in a VIN; I, O and Q have none. */
  private static final String VIN_LETTERS = "12345678.12345.7.923456789";

  /** ISO 3166-1, with XK for Kosovo. */
  private static final String COUNTRIES =
      "ADAEAFAGAIALAMAOAQARASATAUAWAXAZBABBBDBEBFBGBHBIBJBLBMBNBOBQBRBSBTBVBWBYBZCACCCDCFCGCHCICKCLCM"
          + "CNCOCRCUCVCWCXCYCZDEDJDKDMDODZECEEEGEHERESETFIFJFKFMFOFRGAGBGDGEGFGGGHGIGLGMGNGPGQGRGSGTGU"
          + "GWGYHKHMHNHRHTHUIDIEILIMINIOIQIRISITJEJMJOJPKEKGKHKIKMKNKPKRKWKYKZLALBLCLILKLRLSLTLULVLYMA"
          + "MCMDMEMFMGMHMKMLMMMNMOMPMQMRMSMTMUMVMWMXMYMZNANCNENFNGNINLNONPNRNUNZOMPAPEPFPGPHPKPLPMPNPR"
          + "PSPTPWPYQARERORSRURWSASBSCSDSESGSHSISJSKSLSMSNSOSRSSSTSVSXSYSZTCTDTFTGTHTJTKTLTMTNTOTRTTTV"
          + "TWTZUAUGUMUSUYUZVAVCVEVGVIVNVUWFWSXKYEYTZAZMZW";

  /** Two letters of ISINs that are no country. */
  private static final String ISIN_AGENCIES = "EUEZXAXBXCXDXFXSQSQT";

  private Finance() {}

  /** ISO 9362: party, country, place, perhaps a branch. */
  static boolean bic(byte[] text, int length) {
    return Digits.areLetters(text, 0, 6)
        && Digits.isOneOf(text, 4, COUNTRIES)
        && text[6] != '0'
        && text[6] != '1'
        && text[7] != 'O';
  }

  /** ISO 6166: country or X, nine characters, the expanded Luhn. */
  static boolean isin(byte[] text, int length) {
    return Digits.areLetters(text, 0, 2)
        && (Digits.isOneOf(text, 0, COUNTRIES) || Digits.isOneOf(text, 0, ISIN_AGENCIES))
        && Digits.is(text[11])
        && Luhn.passesExpanded(text, 0, 12);
  }

  /** ISO 17442: eighteen characters, two check digits, ISO 7064 MOD 97-10. */
  static boolean lei(byte[] text, int length) {
    return Digits.are(text, 18, 20)
        && Digits.number(text, 18, 20) > 1
        && Iso7064.mod97To10(text, 0, 20)
        && !Digits.are(text, 0, 18);
  }

  /** CUSIP (ANSI X9.6): every second value doubled, its digits summed, modulus 10. */
  static boolean cusip(byte[] text, int length) {
    int sum = 0;
    for (int i = 0; i < 8; i++) {
      int value = Digits.base36(text[i]) * (1 + i % 2);
      sum += value / 10 + value % 10;
    }
    return Digits.is(text[8])
        && Digits.is(text[0])
        && (10 - sum % 10) % 10 == Digits.at(text, 8)
        && !Digits.areSame(text, 0, 8);
  }

  /** ISO 3779 and 49 CFR 565: values of letters, weights, modulus 11 (10 is X) at the ninth. */
  static boolean vin(byte[] text, int length) {
    int sum = 0;
    int letters = 0;
    for (int i = 0; i < 17; i++) {
      letters += Digits.isLetter(text[i]) ? 1 : 0;
      int value = Digits.is(text[i]) ? Digits.at(text, i) : VIN_LETTERS.charAt(text[i] - 'A') - '0';
      if (value < 0) {
        return false;
      }
      sum += value * VIN[i];
    }
    int check = sum % 11;
    return (check == 10 ? text[8] == 'X' : Digits.at(text, 8) == check)
        && Digits.are(text, 13, 17)
        && letters >= 2;
  }

  /** 3GPP TS 23.003: eight digits of the type, six of the serial, Luhn. */
  static boolean imei(byte[] text, int length) {
    return Luhn.passes(text, 0, 15) && Digits.number(text, 0, 8) > 1_000_000;
  }

  /** ITU-T E.212: a country code of mobile networks, network, subscriber. */
  static boolean imsi(byte[] text, int length) {
    int country = (int) Digits.number(text, 0, 3);
    return country >= 202 && country <= 750 && !Digits.areSame(text, 5, length);
  }

  /** ITU-T E.118: 89, issuer, account, Luhn. */
  static boolean iccid(byte[] text, int length) {
    return Digits.pair(text, 0) == 89 && Luhn.passes(text, 0, length);
  }
}
