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

/** Identifiers of the Nordic and Baltic countries, of Eastern Europe, Greece and Turkey. */
final class NorthernAndEasternEurope {
  private NorthernAndEasternEurope() {}

  static final List<Identifier> ALL =
      List.of(
          checked(
              "BG_EGN",
              "ЕГН, единен граждански номер, EGN",
              draw -> {
                String body = birth("yyMMdd", draw) + draw.digits(3);
                return body + weighted(body, 2, 4, 8, 5, 10, 9, 7, 3, 6) % 11 % 10;
              }),
          checked(
              "BG_PNF",
              "ЛНЧ, личен номер на чужденец, LNCh",
              draw -> {
                String body = draw.digits(9);
                return body + weighted(body, 21, 19, 17, 13, 11, 9, 7, 3, 1) % 10;
              }),
          checked("CZ_RC", "rodné číslo, r. č., birth number", NorthernAndEasternEurope::czech),
          checked(
              "CZ_TIN",
              "DIČ, daňové identifikační číslo, Czech tax number",
              draw -> {
                String number = czech(draw).replace("/", "");
                return number.isEmpty() ? "" : "CZ" + number;
              }),
          formed(
              "DK_CPR",
              "CPR-nummer, CPR-nr, CPR",
              draw ->
                  printed(
                      "######-####",
                      birth("ddMMyy", draw) + draw.between(0, 3) + draw.digits(3),
                      draw),
              "3213{d2}-{d4}",
              "45{d4}-{d4}",
              "{d5}-{d4}",
              "0113{d2}{d4}"),
          checked(
              "EE_IK",
              "isikukood, Estonian ID, Estonian personal code",
              draw -> baltic(draw.between(3, 4), draw)),
          checked(
              "FI_PERSONAL_IDENTITY_CODE",
              "henkilötunnus, HETU, personbeteckning",
              draw -> {
                String date = birth("ddMMyy", draw);
                String serial = String.format(Locale.ROOT, "%03d", draw.between(2, 899));
                String control =
                    "0123456789ABCDEFHJKLMNPRSTUVWXY"
                        .substring(mod(date + serial, 31))
                        .substring(0, 1);
                return date + "-" + serial + control;
              }),
          checked(
              "GR_AFM",
              "ΑΦΜ, αριθμός φορολογικού μητρώου, AFM",
              draw -> {
                String body = draw.between(1, 9) + draw.digits(7);
                return body + weighted(body, 256, 128, 64, 32, 16, 8, 4, 2) % 11 % 10;
              }),
          checked(
              "GR_AMKA",
              "ΑΜΚΑ, αριθμός κοινωνικής ασφάλισης, AMKA",
              draw -> {
                String body = birth("ddMMyy", draw) + draw.digits(4);
                return body + CheckDigits.luhn(body);
              }),
          checked(
              "HR_OIB",
              "OIB, osobni identifikacijski broj, Croatian ID",
              draw -> {
                String body = draw.digits(10);
                return body + CheckDigits.hybrid11(body);
              }),
          checked(
              "HU_TIN",
              "adóazonosító jel, adóazonosító, Hungarian tax ID",
              draw -> {
                String body = "8" + draw.between(30_000, 48_000) + draw.digits(3);
                int check = weighted(body, 1, 2, 3, 4, 5, 6, 7, 8, 9) % 11;
                return check == 10 ? "" : body + check;
              }),
          Identifier.of(
              "IS_KENNITALA",
              "kennitala, kt., Icelandic ID",
              draw -> icelandic(0, draw),
              draw -> {
                String wrong = icelandic(1, draw);
                return wrong.isEmpty() ? "320190-1239" : wrong;
              }),
          checked(
              "LT_ASMENS",
              "asmens kodas, Lithuanian ID, Lithuanian personal code",
              draw -> baltic(draw.between(3, 4), draw)),
          checked(
              "LV_PK",
              "personas kods, Latvian ID, Latvian personal code",
              draw -> {
                String body = birth("ddMMyy", draw) + "1" + draw.digits(3);
                int check = (1 + weighted(body, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9)) % 11 % 10;
                return printed("######-#####", body + check, draw);
              }),
          checked(
              "NO_FODSELSNUMMER",
              "fødselsnummer, personnummer, Norwegian ID",
              draw -> {
                String body = birth("ddMMyy", draw) + draw.between(100, 499);
                int first = (11 - weighted(body, 3, 7, 6, 1, 8, 9, 4, 5, 2) % 11) % 11;
                int second =
                    (11 - weighted(body + first % 10, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2) % 11) % 11;
                return first == 10 || second == 10
                    ? ""
                    : printed("###### #####", body + first + second, draw);
              }),
          checked(
              "NO_KONTONR",
              "kontonummer, bankkonto, Norwegian account",
              draw -> {
                String body = draw.between(1, 9) + draw.digits(9);
                int check = (11 - weighted(body, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2) % 11) % 11;
                return check == 10 ? "" : printed("####.##.#####", body + check, draw);
              }),
          checked(
              "PL_PESEL",
              "PESEL, numer PESEL, nr ewidencyjny",
              draw -> {
                String body = birth("yyMMdd", draw) + draw.digits(4);
                return body + (10 - weighted(body, 1, 3, 7, 9, 1, 3, 7, 9, 1, 3) % 10) % 10;
              }),
          checked(
              "RO_CNP",
              "CNP, cod numeric personal, Romanian ID",
              draw -> {
                String body =
                    draw.between(1, 2)
                        + birth("yyMMdd", draw)
                        + String.format(
                            Locale.ROOT, "%02d%03d", draw.between(1, 46), draw.between(1, 999));
                int check = weighted(body, 2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9) % 11;
                return body + (check == 10 ? 1 : check);
              }),
          checked(
              "RU_INN",
              "ИНН, идентификационный номер налогоплательщика, INN",
              draw -> {
                String body = draw.of("77", "50", "78", "66") + draw.digits(8);
                int first = weighted(body, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8) % 11 % 10;
                return body
                    + first
                    + weighted(body + first, 3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8) % 11 % 10;
              }),
          checked(
              "SE_PERSONNUMMER",
              "personnummer, svenskt personnummer, Swedish ID",
              draw -> {
                String body = birth("yyMMdd", draw) + draw.digits(3);
                return printed("######-####", body + CheckDigits.luhn(body), draw);
              }),
          checked(
              "SI_EMSO",
              "EMŠO, matična številka, Slovenian ID",
              draw -> {
                String body = birth("ddMM", draw) + "9" + birth("yy", draw) + "50" + draw.digits(3);
                int check = (11 - weighted(body, 7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2) % 11) % 11;
                return check == 10 ? "" : body + check;
              }),
          checked(
              "SI_TIN",
              "davčna številka, Slovenian tax number, ID za DDV",
              draw -> {
                String body = draw.between(1, 9) + draw.digits(6);
                int check = 11 - weighted(body, 8, 7, 6, 5, 4, 3, 2) % 11;
                return check == 11 ? "" : body + check % 10;
              }),
          checked(
              "TR_NATIONAL_ID",
              "T.C. kimlik numarası, TC kimlik no, Turkish ID",
              draw -> {
                String body = draw.between(1, 9) + draw.digits(8);
                int tenth =
                    Math.floorMod(
                        7 * weighted(body, 1, 0, 1, 0, 1, 0, 1, 0, 1)
                            - weighted(body, 0, 1, 0, 1, 0, 1, 0, 1, 0),
                        10);
                return body + tenth + (weighted(body, 1, 1, 1, 1, 1, 1, 1, 1, 1) + tenth) % 10;
              }),
          checked(
              "UA_RNTRC",
              "РНОКПП, ідентифікаційний код, ІПН",
              draw -> {
                String body = draw.between(2, 3) + draw.digits(8);
                return body + Math.floorMod(weighted(body, -1, 5, 7, 9, 4, 6, 10, 5, 7), 11) % 10;
              }));

  /** Ten digits that eleven divides; fifty is added to a woman's month. */
  private static String czech(Draw draw) {
    String date =
        birth("yy", 1955, 1999, draw)
            + String.format(Locale.ROOT, "%02d", draw.between(1, 12) + (draw.chance(50) ? 50 : 0))
            + birth("dd", draw);
    String body = date + draw.digits(3);
    int check = (11 - mod(body + "0", 11)) % 11;
    return check == 10 ? "" : printed("######/####", body + check, draw);
  }

  private static String baltic(int century, Draw draw) {
    String body = century + birth("yyMMdd", draw) + draw.digits(3);
    int check = weighted(body, 1, 2, 3, 4, 5, 6, 7, 8, 9, 1) % 11;
    if (check == 10) {
      check = weighted(body, 3, 4, 5, 6, 7, 8, 9, 1, 2, 3) % 11 % 10;
    }
    return body + check;
  }

  private static String icelandic(int off, Draw draw) {
    String body = birth("ddMMyy", draw) + draw.between(20, 99);
    int check = (11 - weighted(body, 3, 2, 7, 6, 5, 4, 3, 2) % 11) % 11;
    return check == 10 ? "" : printed("######-####", body + (check + off) % 10 + "9", draw);
  }
}
