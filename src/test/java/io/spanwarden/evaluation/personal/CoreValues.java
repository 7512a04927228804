package io.spanwarden.evaluation.personal;

import io.spanwarden.evaluation.Draw;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Values of the core entities: valid, and nearly valid. */
final class CoreValues {
  private static final List<String> FIRST =
      List.of(
          "anna", "bruno", "carla", "dmitri", "elena", "felix", "greta", "hugo", "irene", "jonas",
          "karin", "luca", "marta", "nils", "olga", "petra", "quentin", "rosa", "stefan", "tanja");
  private static final List<String> LAST =
      List.of(
          "almeida",
          "bergmann",
          "castro",
          "dubois",
          "eriksen",
          "ferrari",
          "gruber",
          "hansen",
          "ivanova",
          "jansen",
          "kowalski",
          "lindqvist",
          "moreau",
          "nowak",
          "oliveira",
          "petersen");
  private static final List<String> DOMAINS =
      List.of(
          "gmail.com",
          "outlook.com",
          "web.de",
          "orange.fr",
          "libero.it",
          "proton.me",
          "wp.pl",
          "nordbank.dk",
          "kliniken-sued.de",
          "uni-tartu.ee",
          "mail.riverstone.co.uk",
          "dev.cloudnine.io",
          "hospital-norte.org",
          "ziggo.nl",
          "icloud.com",
          "corp.steelworks.ai",
          "fastmail.fm",
          "bluewin.ch",
          "telenet.be",
          "naver.com");
  private static final Map<String, String> IBANS =
      Map.ofEntries(
          Map.entry("DE", "{d18}"),
          Map.entry("GB", "{L4}{d14}"),
          Map.entry("NL", "{L4}{d10}"),
          Map.entry("AT", "{d16}"),
          Map.entry("CH", "{d5}{d12}"),
          Map.entry("IE", "{L4}{d14}"),
          Map.entry("LU", "{d3}{d13}"),
          Map.entry("SE", "{d20}"),
          Map.entry("DK", "{d14}"),
          Map.entry("CZ", "{d20}"),
          Map.entry("RO", "{L4}{N16}"),
          Map.entry("TR", "{d5}0{d16}"),
          Map.entry("SA", "{d2}{d18}"),
          Map.entry("AE", "{d19}"),
          Map.entry("GR", "{d7}{d16}"),
          Map.entry("LT", "{d16}"),
          Map.entry("LV", "{L4}{N13}"),
          Map.entry("CY", "{d8}{d16}"),
          Map.entry("BG", "{L4}{d6}{N8}"),
          Map.entry("GE", "{L2}{d16}"),
          Map.entry("LI", "{d5}{N12}"));
  private static final List<String> MAKERS =
      List.of("1HG", "WVW", "JTD", "3FA", "5YJ", "2T1", "WBA", "KMH");

  private CoreValues() {}

  /** Returns a valid value of {@code entity} as it is mostly written. */
  static String valid(String entity, Draw draw) {
    return switch (entity) {
      case "EMAIL_ADDRESS" -> email(draw);
      case "PHONE_NUMBER" -> Phones.unmistakable(draw);
      case "CREDIT_CARD" -> card(draw);
      case "US_SSN" -> ssn(draw);
      case "IP_ADDRESS" -> ip(draw);
      case "IBAN_CODE" -> iban(draw);
      case "MAC_ADDRESS" -> mac(draw);
      case "ABA_ROUTING_NUMBER" -> aba(draw);
      case "CRYPTO" -> Wallets.address(draw);
      case "UK_NHS" -> nhs(draw);
      case "UK_NINO" -> nino(draw);
      case "US_NPI" -> npi(draw);
      case "VIN" -> vin(draw);
      default -> throw new IllegalArgumentException(entity);
    };
  }

  /** Returns a value of the form of {@code entity} that fails its check. */
  static String invalid(String entity, Draw draw) {
    return switch (entity) {
      case "EMAIL_ADDRESS" ->
          draw.form(
              draw.of(
                  "{user}@localhost",
                  "{user}.@",
                  "@{word}",
                  "{word}@{small}.2.0",
                  "{user}@{word}",
                  "{user}@@{word}.com",
                  "{user}@{word}..com",
                  "{word}@v{small}"));
      case "PHONE_NUMBER" ->
          draw.form(
              draw.of(
                  "+1 {d3}", "+0 {d10}", "{d3}-{d2}", "555-01{d2}", "+1 202 555 01{d2}", "1{d12}"));
      case "US_SSN" ->
          draw.form(
              draw.of(
                  "000-{d2}-{d4}",
                  "666-{d2}-{d4}",
                  "123-00-{d4}",
                  "{d3}-{d3}-{d3}-{d3}",
                  "2{d2}-00-{d4}"));
      case "IP_ADDRESS" ->
          draw.form(
              draw.of(
                  "256.{d2}.{d2}.{d2}",
                  "{d2}.{d2}.{d2}",
                  "1.2.3.4.5.6",
                  "192.168.1.{d2}",
                  "10.0.0.{d1}",
                  "12345::g",
                  "fe80::1",
                  "::1"));
      case "MAC_ADDRESS" ->
          draw.form(
              draw.of(
                  "{h2}:{h2}:{h2}:{h2}:{h2}",
                  "FF:FF:FF:FF:FF:FF",
                  "00:00:00:00:00:00",
                  "{h2}-{h2}:{h2}-{h2}:{h2}-{h2}",
                  "0g:{h2}:{h2}:{h2}:{h2}:{h2}"));
      case "UK_NINO" ->
          draw.form(
              draw.of(
                  "BG{d6}A", "GB {d2} {d2} {d2} B", "QQ{d6}C", "DA{d6}D", "AO{d6}B", "JG{d6}F"));
      case "CRYPTO" -> changed(Wallets.base58(0, draw));
      default -> changed(valid(entity, draw));
    };
  }

  /** Changes one digit or letter near the end, so that a check must fail. */
  private static String changed(String valid) {
    int at = valid.length() - 1;
    while (!Character.isLetterOrDigit(valid.charAt(at))) {
      at--;
    }
    char old = valid.charAt(at);
    char other =
        Character.isDigit(old) ? (char) ('0' + (old - '0' + 1) % 10) : old == 'b' ? 'c' : 'b';
    return valid.substring(0, at) + other + valid.substring(at + 1);
  }

  static String email(Draw draw) {
    String first = draw.of(FIRST);
    String last = draw.of(LAST);
    String local =
        switch (draw.between(0, 6)) {
          case 0 -> first + "." + last;
          case 1 -> first.charAt(0) + last;
          case 2 -> first + draw.between(60, 99);
          case 3 -> first + "_" + last;
          case 4 -> first + "." + last + "+" + draw.word();
          case 5 -> last + "-" + first;
          default -> Draw.capital(first) + "." + Draw.capital(last);
        };
    return local + "@" + draw.of(DOMAINS);
  }

  static String card(Draw draw) {
    String head =
        draw.of(
            "4", "4", "51", "53", "55", "2221", "2345", "34", "37", "6011", "65", "36", "3528",
            "62");
    int length = head.equals("34") || head.equals("37") ? 15 : head.equals("36") ? 14 : 16;
    String body = head + draw.digits(length - 1 - head.length());
    String number = body + CheckDigits.luhn(body);
    String separator = draw.of("", "", " ", "-");
    return length == 16
        ? String.join(
            separator,
            number.substring(0, 4),
            number.substring(4, 8),
            number.substring(8, 12),
            number.substring(12))
        : String.join(
            separator, number.substring(0, 4), number.substring(4, 10), number.substring(10));
  }

  static String ssn(Draw draw) {
    return String.format(
        Locale.ROOT,
        "%03d-%02d-%04d",
        draw.between(130, 649),
        draw.between(10, 98),
        draw.between(1000, 9888));
  }

  static String ip(Draw draw) {
    if (draw.chance(70)) {
      return ipv4(draw);
    }
    return draw.form(
        draw.of(
            "2a02:8109:{h4}:{h4}:{h4}:{h4}:{h4}:{h4}",
            "2a01:4f8:c0c:{h4}::1",
            "2606:4700:{h4}::{h4}:{h4}",
            "2600:1f18:{h4}:{h4}:{h4}:{h4}:{h4}:{h4}",
            "2001:41d0:{h3}:{h4}::{h2}",
            "2A02:{H4}:{H4}:{H4}::{H4}"));
  }

  static String ipv4(Draw draw) {
    String first =
        draw.of("23", "34", "45", "52", "77", "81", "88", "93", "109", "134", "151", "176", "212");
    return first
        + "."
        + draw.between(0, 255)
        + "."
        + draw.between(0, 255)
        + "."
        + draw.between(1, 254);
  }

  static String iban(Draw draw) {
    String country = draw.of(List.copyOf(new java.util.TreeSet<>(IBANS.keySet())));
    return iban(country, draw.form(IBANS.getOrDefault(country, "")), draw.of("", "", " "));
  }

  /** Returns the number in groups of four with its two check digits. */
  static String iban(String country, String account, String separator) {
    int check = 98 - CheckDigits.mod97(account + country + "00");
    String number = String.format(Locale.ROOT, "%s%02d%s", country, check, account);
    return number.replaceAll("(.{4})(?=.)", "$1" + separator);
  }

  static String mac(Draw draw) {
    String vendor =
        draw.of("3c:22:fb", "00:1b:63", "f4:5c:89", "b8:27:eb", "d8:3a:dd", "a4:83:e7", "00:50:56");
    String mac = vendor + draw.form(":{h2}:{h2}:{h1}" + draw.of("7", "a", "d", "e"));
    return switch (draw.between(0, 4)) {
      case 0 -> mac.toUpperCase(Locale.ROOT);
      case 1 -> mac.replace(':', '-');
      case 2 -> mac.replace(":", "").replaceAll("(.{4})(?=.)", "$1.");
      default -> mac;
    };
  }

  static String aba(Draw draw) {
    String body =
        draw.of(
                "01", "02", "03", "05", "06", "07", "08", "09", "10", "11", "12", "21", "26", "31",
                "32")
            + draw.digits(6);
    return body + (10 - CheckDigits.weighted(body, 3, 7, 1, 3, 7, 1, 3, 7) % 10) % 10;
  }

  static String nhs(Draw draw) {
    for (String body = "4" + draw.digits(8); ; body = "4" + draw.digits(8)) {
      int check = 11 - CheckDigits.weighted(body, 10, 9, 8, 7, 6, 5, 4, 3, 2) % 11;
      if (check != 10) {
        String number = body + check % 11;
        String separator = draw.of("", " ", " ", "-");
        return String.join(
            separator, number.substring(0, 3), number.substring(3, 6), number.substring(6));
      }
    }
  }

  static String nino(Draw draw) {
    String prefix = draw.of("AB", "CE", "EH", "HJ", "JK", "LM", "PW", "RT", "SX", "WY", "YZ", "ZA");
    String number = prefix + draw.form(" {d2} {d2} {d2} ") + draw.of("A", "B", "C", "D");
    return draw.chance(50) ? number : number.replace(" ", "");
  }

  static String npi(Draw draw) {
    String body = draw.of("1", "1", "2") + draw.digits(8);
    return body + CheckDigits.luhn("80840" + body);
  }

  static String vin(Draw draw) {
    String maker = draw.of(MAKERS);
    String alphabet = "ABCDEFGHJKLMNPRSTUVWXYZ0123456789";
    String body =
        maker
            + draw.from(alphabet, 5)
            + "0"
            + draw.of("K", "L", "M", "N", "P", "R")
            + draw.from(alphabet, 1)
            + draw.digits(6);
    int[] weights = {8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2};
    String values = "0123456789.ABCDEFGH..JKLMN.P.R..STUVWXYZ";
    int sum = 0;
    for (int i = 0; i < 17; i++) {
      sum += values.indexOf(body.charAt(i)) % 10 * weights[i];
    }
    String check = sum % 11 == 10 ? "X" : String.valueOf(sum % 11);
    return body.substring(0, 8) + check + body.substring(9);
  }
}
