package io.spanwarden.evaluation.personal;

import static io.spanwarden.evaluation.personal.CheckDigits.mod;
import static io.spanwarden.evaluation.personal.CheckDigits.weighted;
import static io.spanwarden.evaluation.personal.Identifier.birth;
import static io.spanwarden.evaluation.personal.Identifier.checked;
import static io.spanwarden.evaluation.personal.Identifier.formed;
import static io.spanwarden.evaluation.personal.Identifier.printed;

import io.spanwarden.evaluation.Draw;
import java.util.List;
import java.util.Locale;

/** Identifiers of France, Spain, Portugal, Italy, the Low Countries and the British Isles. */
final class WesternEurope {
  private WesternEurope() {}

  static final List<Identifier> ALL =
      List.of(
          checked(
              "BE_NN",
              "rijksregisternummer, numéro national, national register number",
              WesternEurope::belgian),
          checked(
              "ES_CCC",
              "código cuenta cliente, cuenta bancaria, CCC",
              WesternEurope::spanishAccount),
          checked(
              "ES_NIE",
              "NIE, número de identidad de extranjero",
              draw -> {
                int kind = draw.between(0, 2);
                String digits = draw.digits(7);
                return "XYZ".charAt(kind) + digits + spanishLetter(kind + digits);
              }),
          checked(
              "ES_NIF",
              "DNI, NIF, documento nacional de identidad",
              draw -> {
                String digits = draw.digits(8);
                return digits + draw.of("", "", "-") + spanishLetter(digits);
              }),
          checked(
              "ES_NUSS",
              "número de la seguridad social, NUSS, afiliación",
              draw -> {
                String body =
                    String.format(Locale.ROOT, "%02d", draw.between(1, 52))
                        + draw.between(10_000_000, 89_999_999);
                return printed(
                    "##/########/##",
                    body + String.format(Locale.ROOT, "%02d", mod(body, 97)),
                    draw);
              }),
          formed(
              "ES_PASSPORT",
              "pasaporte, número de pasaporte, Spanish passport",
              draw -> draw.form("{L3}{d6}"),
              "{L1}{d6}",
              "{L3}{d5}",
              "{d9}",
              "{L4}{d6}"),
          checked(
              "FR_NIF",
              "numéro fiscal, numéro SPI, référence fiscale",
              draw -> {
                String body = draw.between(0, 3) + draw.digits(9);
                return printed(
                    "## ## ### ### ###",
                    body + String.format(Locale.ROOT, "%03d", mod(body, 511)),
                    draw);
              }),
          checked("FR_NIR", "numéro de sécurité sociale, NIR, INSEE", WesternEurope::french),
          checked(
              "IE_PPS",
              "PPS number, PPSN, personal public service number",
              draw -> {
                String digits = draw.digits(7);
                boolean second = draw.chance(50);
                int sum = weighted(digits, 8, 7, 6, 5, 4, 3, 2) + (second ? 9 : 0);
                return digits + "WABCDEFGHIJKLMNOPQRSTUV".charAt(sum % 23) + (second ? "A" : "");
              }),
          formed(
              "IT_DRIVER_LICENSE",
              "patente di guida, numero patente, driver license",
              draw -> draw.form("{L2}{d7}{L1}"),
              "{L2}{d6}{L1}",
              "{L1}{d7}{L1}",
              "{L2}{d8}"),
          checked("IT_FISCAL_CODE", "codice fiscale, C.F., tax code", WesternEurope::italian),
          formed(
              "IT_IDENTITY_CARD",
              "carta d'identità, numero documento, identity card",
              draw -> draw.form(draw.of("{L2}{d7}", "CA{d5}{L2}", "{L2} {d7}")),
              "{L2}{d5}",
              "{L3}{d7}",
              "{d9}"),
          formed(
              "IT_PASSPORT",
              "passaporto, numero di passaporto, Italian passport",
              draw -> draw.form("Y{L1}{d7}"),
              "Y{d7}",
              "{L2}{d6}",
              "{d9}"),
          checked(
              "LU_NIN",
              "matricule, numéro d'identification national, Luxembourg ID",
              draw -> {
                String body = birth("yyyyMMdd", draw) + draw.digits(3);
                return printed(
                    "#### ## ## #####",
                    body + CheckDigits.luhn(body) + CheckDigits.verhoeff(body),
                    draw);
              }),
          checked(
              "NL_BSN",
              "BSN, burgerservicenummer, sofinummer",
              draw -> {
                String body = draw.between(1, 9) + draw.digits(7);
                int check = weighted(body, 9, 8, 7, 6, 5, 4, 3, 2) % 11;
                return check == 10 ? "" : printed("####.##.###", body + check, draw);
              }),
          formed(
              "NL_PASSPORT",
              "paspoort, paspoortnummer, Dutch passport",
              draw ->
                  draw.form("N{L1}").replace('O', 'P')
                      + draw.from("ABCDEFGHJKLMNPRSTUVWXYZ0123456789", 6)
                      + draw.digits(1),
              "N{d6}",
              "NO{d5}",
              "{d9}",
              "{L2}{d8}"),
          checked(
              "PT_CC",
              "cartão de cidadão, documento de identificação, citizen card",
              WesternEurope::portugueseCard),
          checked(
              "PT_NIF",
              "NIF, número de contribuinte, contribuinte",
              draw -> {
                String body = draw.of("1", "2", "3") + draw.digits(7);
                return printed("### ### ###", body + portuguese(body), draw);
              }),
          formed(
              "UK_DRIVING_LICENCE",
              "driving licence, driver number, DVLA licence",
              WesternEurope::british,
              "{L5}{d5}{L2}",
              "{L3}{d6}{L2}9{L2}",
              "{d16}",
              "{L5}995999{L2}9{L2}"),
          formed(
              "UK_PASSPORT",
              "UK passport, British passport, HM passport",
              draw -> draw.form("{d9}"),
              "{d8}",
              "{d10}",
              "{L1}{d9}"),
          formed(
              "UK_TRN",
              "teacher reference number, TRN, DfE teacher number",
              draw -> draw.form(draw.of("{d7}", "{d2}/{d5}")),
              "{d6}",
              "{d9}",
              "{d1}/{d5}"),
          Identifier.of(
              "UK_UTR",
              "UTR, unique taxpayer reference, self assessment",
              WesternEurope::taxpayer,
              draw -> {
                String number = taxpayer(draw);
                return (number.charAt(0) - '0' + 1) % 10 + number.substring(1);
              }));

  private static String belgian(Draw draw) {
    boolean young = draw.chance(25);
    String body =
        (young ? birth("yyMMdd", 2000, 2008, draw) : birth("yyMMdd", draw))
            + String.format(Locale.ROOT, "%03d", draw.between(1, 997));
    int check = 97 - mod((young ? "2" : "") + body, 97);
    return printed("##.##.##-###.##", body + String.format(Locale.ROOT, "%02d", check), draw);
  }

  private static String spanishAccount(Draw draw) {
    String bank = draw.of("0049", "2100", "0182", "2038") + draw.digits(4);
    String account = draw.digits(10);
    int first = weighted("00" + bank, 1, 2, 4, 8, 5, 10, 9, 7, 3, 6) % 11;
    int second = weighted(account, 1, 2, 4, 8, 5, 10, 9, 7, 3, 6) % 11;
    String checks = "" + spanishDigit(first) + spanishDigit(second);
    return printed("#### #### ## ##########", bank + checks + account, draw);
  }

  private static int spanishDigit(int rest) {
    return rest < 2 ? rest : 11 - rest;
  }

  private static char spanishLetter(String digits) {
    return "TRWAGMYFPDXBNJZSQVHLCKE".charAt(mod(digits, 23));
  }

  private static String french(Draw draw) {
    String department = draw.of("75", "13", "69", "33", "59", "2A", "2B", "06");
    String body =
        draw.between(1, 2)
            + birth("yyMM", draw)
            + department
            + String.format(Locale.ROOT, "%03d%03d", draw.between(1, 400), draw.between(1, 600));
    String digits = body.replace("2A", "19").replace("2B", "18");
    return printed(
        "# ## ## ## ### ### ##",
        body + String.format(Locale.ROOT, "%02d", 97 - mod(digits, 97)),
        draw);
  }

  private static String italian(Draw draw) {
    String consonants = "BCDFGLMNPRSTV";
    int day = draw.between(1, 28) + (draw.chance(50) ? 40 : 0);
    String body =
        draw.from(consonants, 6)
            + birth("yy", draw)
            + draw.from("ABCDEHLMPRST", 1)
            + String.format(Locale.ROOT, "%02d", day)
            + draw.of("H501", "F205", "L219", "A944", "D612", "G273");
    int[] odd = {
      1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23
    };
    int sum = 0;
    for (int i = 0; i < 15; i++) {
      char c = body.charAt(i);
      int value = Character.isDigit(c) ? c - '0' : c - 'A';
      sum += i % 2 == 0 ? odd[value] : value;
    }
    return body + (char) ('A' + sum % 26);
  }

  private static int portuguese(String body) {
    int rest = weighted(body, 9, 8, 7, 6, 5, 4, 3, 2) % 11;
    return rest < 2 ? 0 : 11 - rest;
  }

  private static String portugueseCard(Draw draw) {
    String digits = draw.of("1", "2") + draw.digits(7);
    String body = digits + portuguese(digits) + draw.form("Z{N1}");
    int sum = 0;
    for (int i = 0; i < body.length(); i++) {
      int value = Character.digit(body.charAt(body.length() - 1 - i), 36);
      int doubled = 2 * value > 9 ? 2 * value - 9 : 2 * value;
      sum += i % 2 == 0 ? doubled : value;
    }
    return printed("######## # ###", body + (10 - sum % 10) % 10, draw);
  }

  private static String british(Draw draw) {
    String name = draw.of("MORGA", "SMITH", "COX99", "EVANS", "LEE99", "TAYLO");
    int month = draw.between(1, 12) + (draw.chance(50) ? 50 : 0);
    return name
        + draw.between(5, 9)
        + String.format(Locale.ROOT, "%02d%02d", month, draw.between(1, 28))
        + draw.form("{d1}{L1}" + draw.of("9", "{L1}") + "9{L2}");
  }

  private static String taxpayer(Draw draw) {
    String body = draw.digits(9);
    return "21987654321".charAt(weighted(body, 6, 7, 8, 9, 10, 5, 4, 3, 2) % 11) + body;
  }
}
