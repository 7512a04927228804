package io.spanwarden.evaluation.personal;

import static io.spanwarden.evaluation.personal.CheckDigits.weighted;
import static io.spanwarden.evaluation.personal.Identifier.birth;
import static io.spanwarden.evaluation.personal.Identifier.checked;
import static io.spanwarden.evaluation.personal.Identifier.formed;
import static io.spanwarden.evaluation.personal.Identifier.printed;

import io.spanwarden.evaluation.Draw;
import java.util.List;
import java.util.Locale;

/** Identifiers of the Americas. */
final class Americas {
  private Americas() {}

  static final List<Identifier> ALL =
      List.of(
          checked(
              "AR_CBU",
              "CBU, clave bancaria uniforme, cuenta bancaria",
              draw -> {
                String bank = draw.of("011", "285", "017", "072") + draw.digits(4);
                String account = draw.digits(13);
                return printed(
                    "######## ##############",
                    bank + argentine(bank) + account + argentine(account),
                    draw);
              }),
          checked(
              "AR_CUIT",
              "CUIT, CUIL, clave única tributaria",
              draw -> {
                String body = draw.of("20", "23", "24", "27") + draw.digits(8);
                int check = 11 - weighted(body, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2) % 11;
                return check == 10 ? "" : printed("##-########-#", body + check % 11, draw);
              }),
          formed(
              "AR_DNI",
              "DNI, documento nacional de identidad, documento argentino",
              draw -> printed("##.###.###", draw.between(10, 46) + draw.digits(6), draw),
              "{d5}",
              "{d3}.{d3}.{d3}.{d3}",
              "{L2}{d6}"),
          checked(
              "BR_CPF",
              "CPF, cadastro de pessoas físicas, Brazilian tax ID",
              draw -> {
                String body = draw.digits(9);
                String first = body + brazilian(weighted(body, 10, 9, 8, 7, 6, 5, 4, 3, 2));
                return printed(
                    "###.###.###-##",
                    first + brazilian(weighted(first, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2)),
                    draw);
              }),
          checked(
              "CA_BC_PHN",
              "PHN, personal health number, BC services card",
              draw -> {
                String body = draw.digits(8);
                int sum = 0;
                int[] weights = {2, 4, 8, 5, 10, 9, 7, 3};
                for (int i = 0; i < 8; i++) {
                  sum += (body.charAt(i) - '0') * weights[i] % 11;
                }
                int check = (11 - sum % 11) % 11;
                return check == 10 ? "" : printed("#### ### ###", "9" + body + check, draw);
              }),
          checked(
              "CA_SIN",
              "SIN, social insurance number, numéro d'assurance sociale",
              draw -> {
                String body = draw.of("1", "2", "4", "5", "6", "7") + draw.digits(7);
                return printed(
                    draw.of("### ### ###", "###-###-###"), body + CheckDigits.luhn(body), draw);
              }),
          checked(
              "CL_RUT",
              "RUT, RUN, rol único tributario",
              draw -> {
                String body = draw.between(5, 25) + draw.digits(6);
                int sum = 0;
                for (int i = 0; i < body.length(); i++) {
                  sum += (body.charAt(body.length() - 1 - i) - '0') * (2 + i % 6);
                }
                String check = String.valueOf("0K987654321".charAt(sum % 11));
                return body.replaceAll("(\\d{3})(\\d{3})$", draw.of(".$1.$2", "$1$2"))
                    + "-"
                    + check;
              }),
          checked(
              "DO_CEDULA",
              "cédula, cédula de identidad, cédula dominicana",
              draw -> {
                String body = draw.of("001", "002", "031", "402", "224") + draw.digits(7);
                return printed("###-#######-#", body + CheckDigits.luhn(body), draw);
              }),
          checked(
              "EC_CI",
              "cédula de identidad, cédula de ciudadanía, CI Ecuador",
              draw -> {
                String body =
                    String.format(Locale.ROOT, "%02d%d", draw.between(1, 24), draw.between(0, 5))
                        + draw.digits(6);
                return printed("#########-#", body + CheckDigits.luhn(body), draw);
              }),
          checked(
              "MX_CURP", "CURP, clave única de registro de población, Mexican ID", Americas::curp),
          Identifier.of(
              "MX_RFC",
              "RFC, registro federal de contribuyentes, Mexican tax ID",
              Americas::rfc,
              draw -> draw.form("{L4}{d2}13{d2}{N3}")),
          Identifier.of(
              "PE_CUI",
              "DNI, documento nacional de identidad, DNI Perú",
              draw -> {
                String body = draw.between(1, 7) + draw.digits(7);
                return body
                    + "-"
                    + "65432110987".charAt(weighted(body, 3, 2, 7, 6, 5, 4, 3, 2) % 11);
              },
              draw -> {
                String body = draw.between(1, 7) + draw.digits(7);
                return body
                    + "-"
                    + "76543221098".charAt(weighted(body, 3, 2, 7, 6, 5, 4, 3, 2) % 11);
              }),
          checked(
              "US_DEA",
              "DEA number, DEA, DEA registration",
              draw -> {
                String body = draw.digits(6);
                return draw.of("A", "B", "F", "M")
                    + draw.form("{L1}")
                    + body
                    + weighted(body, 1, 2, 1, 2, 1, 2) % 10;
              }),
          formed(
              "US_PTIN",
              "PTIN, preparer tax identification number, preparer PTIN",
              draw -> draw.form("P0{d7}"),
              "P{d6}",
              "P{d10}",
              "Q0{d6}"));

  /** The weights are 3, 1, 7 and 9 from the right. */
  private static int argentine(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      sum += (digits.charAt(digits.length() - 1 - i) - '0') * ("3179".charAt(i % 4) - '0');
    }
    return (10 - sum % 10) % 10;
  }

  private static int brazilian(int sum) {
    return sum % 11 < 2 ? 0 : 11 - sum % 11;
  }

  private static String curp(Draw draw) {
    String body =
        draw.from("BCDFGHLMNPRSTV", 1)
            + draw.of("A", "E", "I", "U")
            + draw.from("BCDFGHLMNPRSTV", 2)
            + birth("yyMMdd", draw)
            + draw.of("H", "M")
            + draw.of("DF", "JC", "NL", "MC", "VZ", "PL", "OC")
            + draw.from("BCDFGHLMNPRSTV", 3)
            + "0";
    String alphabet = "0123456789ABCDEFGHIJKLMN&OPQRSTUVWXYZ";
    int sum = 0;
    for (int i = 0; i < 17; i++) {
      sum += alphabet.indexOf(body.charAt(i)) * (18 - i);
    }
    return body + (10 - sum % 10) % 10;
  }

  private static String rfc(Draw draw) {
    String body =
        draw.from("BCDFGHLMNPRSTV", 1)
            + draw.of("A", "E", "I", "U")
            + draw.from("BCDFGHLMNPRSTV", 2)
            + birth("yyMMdd", draw)
            + draw.form("{N2}").replace('O', 'P').replace('0', '1');
    String alphabet = "0123456789ABCDEFGHIJKLMN&OPQRSTUVWXYZ Ñ";
    int sum = 0;
    for (int i = 0; i < 12; i++) {
      sum += alphabet.indexOf(body.charAt(i)) * (13 - i);
    }
    return body + "0123456789A".charAt((11 - sum % 11) % 11);
  }
}
