package io.spanwarden.evaluation.personal;

import static io.spanwarden.evaluation.personal.CheckDigits.weighted;
import static io.spanwarden.evaluation.personal.Identifier.birth;
import static io.spanwarden.evaluation.personal.Identifier.checked;
import static io.spanwarden.evaluation.personal.Identifier.formed;
import static io.spanwarden.evaluation.personal.Identifier.printed;

import io.spanwarden.evaluation.Draw;
import java.util.List;
import java.util.Locale;

/** Identifiers of Germany, Austria and Switzerland. */
final class GermanSpeaking {
  private static final String CARD = "CFGHJKLMNPRTVWXYZ0123456789";

  private GermanSpeaking() {}

  static final List<Identifier> ALL =
      List.of(
          Identifier.of(
              "AT_SVNR",
              "Sozialversicherungsnummer, SVNR, Versicherungsnummer",
              GermanSpeaking::austrian,
              draw -> {
                String number = draw.between(100, 999) + "0" + birth("ddMMyy", draw);
                int right = weighted(number, 3, 7, 9, 0, 5, 8, 4, 2, 1, 6) % 11;
                return number.substring(0, 3) + (right + 1) % 10 + number.substring(4);
              }),
          checked(
              "AT_TIN",
              "Abgabenkontonummer, Steuernummer, Abgabenkonto",
              draw -> {
                String body = draw.of("03", "09", "12", "22", "59", "68") + draw.digits(6);
                int sum = 0;
                for (int i = 0; i < 8; i++) {
                  int digit = body.charAt(i) - '0';
                  sum += i % 2 == 0 ? digit : digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
                }
                return printed("##-###/####", body + (10 - sum % 10) % 10, draw);
              }),
          checked(
              "CH_AHV",
              "AHV-Nummer, numéro AVS, Sozialversicherungsnummer",
              draw -> {
                String body = "756" + draw.digits(9);
                int sum = weighted(body, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3);
                return printed("###.####.####.##", body + (10 - sum % 10) % 10, draw);
              }),
          formed(
              "DE_BSNR",
              "BSNR, Betriebsstättennummer, Praxisnummer",
              draw ->
                  draw.of("02", "17", "20", "38", "46", "52", "71", "72", "83", "98")
                      + draw.digits(7),
              "{d8}",
              "{d10}",
              "{L1}{d8}"),
          formed(
              "DE_FUEHRERSCHEIN",
              "Führerscheinnummer, Führerschein, Fahrerlaubnis",
              draw -> draw.form(draw.of("{L2}{d8}{L1}", "{L1}0{d8}{L1}", "{L2}{d9}")),
              "{L2}{d6}",
              "{d11}",
              "{L4}{d7}"),
          checked(
              "DE_HEALTH_INSURANCE",
              "KVNR, Krankenversichertennummer, Versichertennummer",
              draw -> {
                int letter = draw.between(1, 26);
                String body = draw.digits(8);
                return (char) ('A' + letter - 1)
                    + body
                    + crossSum(
                            String.format(Locale.ROOT, "%02d", letter) + body,
                            1,
                            2,
                            1,
                            2,
                            1,
                            2,
                            1,
                            2,
                            1,
                            2)
                        % 10;
              }),
          checked(
              "DE_ID_CARD",
              "Personalausweis, Ausweisnummer, Personalausweisnummer",
              draw -> document(draw.of("L", "M", "N", "P", "R", "T", "V", "W", "X", "Y"), draw)),
          Identifier.of(
              "DE_LANR",
              "LANR, Arztnummer, lebenslange Arztnummer",
              draw -> {
                String body = draw.between(1, 9) + draw.digits(5);
                return body
                    + (10 - weighted(body, 4, 9, 4, 9, 4, 9) % 10) % 10
                    + draw.of("01", "03", "10", "21", "34");
              },
              draw -> {
                String body = draw.between(1, 9) + draw.digits(5);
                return body + (11 - weighted(body, 4, 9, 4, 9, 4, 9) % 10) % 10 + "01";
              }),
          checked(
              "DE_PASSPORT",
              "Reisepass, Passnummer, Reisepassnummer",
              draw -> document(draw.of("C", "F", "G", "H", "J", "K"), draw)),
          checked(
              "DE_SOCIAL_SECURITY",
              "Rentenversicherungsnummer, Sozialversicherungsnummer, RVNR",
              draw -> {
                int letter = draw.between(1, 26);
                String area = draw.of("02", "13", "15", "18", "24", "50", "65");
                String date = birth("ddMMyy", draw);
                String serial = draw.digits(2);
                int sum =
                    crossSum(
                        area + date + String.format(Locale.ROOT, "%02d", letter) + serial,
                        2,
                        1,
                        2,
                        5,
                        7,
                        1,
                        2,
                        1,
                        2,
                        1,
                        2,
                        1);
                return printed(
                    "## ###### # ###",
                    area + date + (char) ('A' + letter - 1) + serial + sum % 10,
                    draw);
              }),
          checked(
              "DE_TAX_ID",
              "Steuer-ID, steuerliche Identifikationsnummer, IdNr",
              GermanSpeaking::taxId),
          formed(
              "DE_TAX_NUMBER",
              "Steuernummer, St.-Nr., Steuernr.",
              draw ->
                  draw.form(
                      draw.of(
                          "{d3}/{d3}/{d5}", "{d2}/{d3}/{d5}", "{d3}/{d4}/{d4}", "{d2} {d3} {d5}")),
              "{d3}/{d3}",
              "{d1}/{d3}/{d4}",
              "{d4}/{d5}/{d5}"));

  private static String austrian(Draw draw) {
    String serial = String.valueOf(draw.between(100, 999));
    String date = birth("ddMMyy", draw);
    int check = weighted(serial + "0" + date, 3, 7, 9, 0, 5, 8, 4, 2, 1, 6) % 11;
    return check == 10 ? "" : printed("#### ######", serial + check + date, draw);
  }

  /** Sums the digits of each product. */
  private static int crossSum(String digits, int... weights) {
    int sum = 0;
    for (int i = 0; i < weights.length; i++) {
      int product = (digits.charAt(i) - '0') * weights[i];
      sum += product / 10 + product % 10;
    }
    return sum;
  }

  /** A serial with its check digit: the weights are 7, 3 and 1. */
  private static String document(String first, Draw draw) {
    String serial = first + draw.from(CARD, 8);
    int sum = 0;
    for (int i = 0; i < 9; i++) {
      sum += Character.digit(serial.charAt(i), 36) * (i % 3 == 0 ? 7 : i % 3 == 1 ? 3 : 1);
    }
    return serial + sum % 10;
  }

  /** Of the first ten digits one occurs twice, one is missing, and the first is not zero. */
  private static String taxId(Draw draw) {
    StringBuilder left = new StringBuilder("0123456789");
    left.deleteCharAt(draw.between(0, 9));
    left.append(left.charAt(draw.between(0, 8)));
    StringBuilder body = new StringBuilder();
    while (left.length() > 0) {
      int at = draw.between(0, left.length() - 1);
      body.append(left.charAt(at));
      left.deleteCharAt(at);
    }
    String digits = body.toString();
    return digits.charAt(0) == '0'
        ? ""
        : printed("## ### ### ###", digits + CheckDigits.hybrid11(digits), draw);
  }
}
