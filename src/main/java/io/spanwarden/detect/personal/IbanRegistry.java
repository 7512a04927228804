package io.spanwarden.detect.personal;

/**
 * The account numbers of each country, by the IBAN registry of SWIFT (ISO 13616): how many digits
 * ({@code n}), capital letters ({@code a}) and either ({@code c}) follow the check digits.
 * Territories of France use its form. Immutable.
 */
final class IbanRegistry {
  private static final String FORMS =
      "AD8n12c AE19n AL8n16c AT16n AZ4a20c BA16n BE12n BG4a6n8c BH4a14c BI23n BR23n1a1c BY4c4n16c"
          + " CH5n12c CR18n CY8n16c CZ20n DE18n DJ23n DK14n DO4c20n EE16n EG25n ES20n FI14n FK2a12n"
          + " FO14n FR10n11c2n GB4a14n GE2a16n GI4a15c GL14n GR7n16c GT24c HN4a20n HR17n HU24n"
          + " IE4a14n IL19n IQ4a15n IS22n IT1a10n12c JO4a4n18c KW4a22c KZ3n13c LB4n20c LC4a24c"
          + " LI5n12c LT16n LU3n13c LV4a13c LY21n MC10n11c2n MD20c ME18n MK3n10c2n MN16n MR23n"
          + " MT4a5n18c MU4a19n3a NI4a20n NL4a10n NO11n OM3n16c PK4a16c PL24n PS4a21c PT21n QA4a21c"
          + " RO4a16c RS18n RU14n15c SA2n18c SC4a20n3a SD14n SE20n SI15n SK20n SM1a10n12c SO19n"
          + " ST21n SV4a20n TL19n TN20n TR6n16c UA6n19c VA18n VG4a16n XK16n YE4a4n18c";
  private static final String AS_FRANCE = "GF GP MQ RE PF NC YT BL MF PM WF TF";
  private static final String[] KINDS = kinds();

  private IbanRegistry() {}

  /**
   * Returns the kind of each character after the check digits, or an empty text for no country.
   *
   * @param first the first letter of the country, a capital
   * @param second the second
   */
  static String kinds(int first, int second) {
    return KINDS[(first - 'A') * 26 + second - 'A'];
  }

  private static String[] kinds() {
    String[] kinds = new String[26 * 26];
    java.util.Arrays.fill(kinds, "");
    for (String form : FORMS.split(" ", -1)) {
      kinds[index(form)] = spelledOut(form.substring(2));
    }
    for (String territory : AS_FRANCE.split(" ", -1)) {
      kinds[index(territory)] = kinds[index("FR")];
    }
    return kinds;
  }

  private static int index(String country) {
    return (country.charAt(0) - 'A') * 26 + country.charAt(1) - 'A';
  }

  private static String spelledOut(String form) {
    StringBuilder spelled = new StringBuilder();
    int length = 0;
    for (int i = 0; i < form.length(); i++) {
      char c = form.charAt(i);
      if (Character.isDigit(c)) {
        length = length * 10 + c - '0';
      } else {
        spelled.append(String.valueOf(c).repeat(length));
        length = 0;
      }
    }
    return spelled.toString();
  }
}
