package io.spanwarden.evaluation.personal;

import static io.spanwarden.evaluation.personal.CheckDigits.weighted;
import static io.spanwarden.evaluation.personal.Identifier.birth;
import static io.spanwarden.evaluation.personal.Identifier.checked;
import static io.spanwarden.evaluation.personal.Identifier.formed;
import static io.spanwarden.evaluation.personal.Identifier.lastChanged;
import static io.spanwarden.evaluation.personal.Identifier.printed;

import io.spanwarden.evaluation.Draw;
import java.util.List;
import java.util.Locale;

/** Identifiers of Asia, Africa, Australia and New Zealand. */
final class AsiaAfricaPacific {
  private AsiaAfricaPacific() {}

  static final List<Identifier> ALL =
      List.of(
          Identifier.of(
              "AU_MEDICARE",
              "Medicare number, Medicare card, Medicare",
              draw -> medicare(0, draw),
              draw -> medicare(1, draw)),
          checked(
              "AU_TFN",
              "TFN, tax file number, Australian tax file number",
              draw -> {
                String body = draw.between(1, 8) + draw.digits(7);
                int check = weighted(body, 1, 4, 3, 7, 5, 8, 6, 9) % 11;
                return check == 10 ? "" : printed("### ### ###", body + check, draw);
              }),
          checked(
              "CN_RIC",
              "身份证号, 居民身份证, resident identity card",
              draw -> {
                String body =
                    draw.of("110101", "310104", "440305", "510107", "320102")
                        + birth("yyyyMMdd", draw)
                        + draw.digits(3);
                int rest = weighted(body, 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2) % 11;
                return body + "10X98765432".charAt(rest);
              }),
          formed(
              "ID_NIK",
              "NIK, nomor induk kependudukan, KTP",
              draw ->
                  draw.of("317101", "327305", "357801", "340401")
                      + birth("ddMMyy", draw)
                      + "000"
                      + draw.between(1, 9),
              "3171019913{d2}0001",
              "0000001201{d2}0001",
              "{d12}",
              "31710112{d2}"),
          Identifier.of(
              "ID_NPWP",
              "NPWP, nomor pokok wajib pajak, Indonesian tax ID",
              draw -> npwp(0, draw),
              draw -> npwp(1, draw)),
          checked(
              "IL_IDNR",
              "תעודת זהות, מספר זהות, teudat zehut",
              draw -> {
                String body = draw.of("0", "2", "3") + draw.digits(7);
                return body + CheckDigits.luhn(body);
              }),
          checked(
              "IN_AADHAAR",
              "Aadhaar, आधार, UIDAI",
              draw -> {
                String body = draw.between(2, 9) + draw.digits(10);
                return printed(
                    draw.of("#### #### ####", "####-####-####"),
                    body + CheckDigits.verhoeff(body),
                    draw);
              }),
          formed(
              "IN_PAN",
              "PAN, permanent account number, income tax PAN",
              draw -> draw.form("{L3}" + draw.of("P", "P", "C", "H", "F") + "{L1}{d4}{L1}"),
              "{L5}{d3}{L1}",
              "{L3}P{d5}{L1}",
              "{L4}{d4}{L1}",
              "{L3}X{L1}{d4}{L1}"),
          formed(
              "IN_PASSPORT",
              "Indian passport, Indian passport number, पासपोर्ट",
              draw ->
                  draw.from("JKLMNPRSTUVZ", 1)
                      + draw.between(1, 9)
                      + draw.digits(5)
                      + draw.between(1, 9),
              "{L1}{d5}",
              "{L2}{d7}",
              "{d8}"),
          checked(
              "IN_VID",
              "Aadhaar VID, virtual ID, VID",
              draw -> {
                String body = draw.between(2, 9) + draw.digits(14);
                return printed("#### #### #### ####", body + CheckDigits.verhoeff(body), draw);
              }),
          checked(
              "IN_VOTER",
              "voter ID, EPIC number, मतदाता",
              draw -> {
                String body = draw.digits(6);
                return draw.form("{L3}") + body + CheckDigits.luhn(body);
              }),
          checked(
              "JP_MY_NUMBER",
              "マイナンバー, 個人番号, My Number",
              draw -> {
                String body = draw.digits(11);
                int rest = weighted(body, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2) % 11;
                return printed(
                    draw.of("#### #### ####", "####-####-####"),
                    body + (rest < 2 ? 0 : 11 - rest),
                    draw);
              }),
          formed(
              "KR_DRIVER_LICENSE",
              "운전면허번호, 운전면허, driver license",
              draw -> draw.between(11, 26) + draw.form("-{d2}-{d6}-{d2}"),
              "{d2}-{d2}-{d4}-{d2}",
              "99-{d2}-{d5}-{d2}",
              "{d2}-{d6}"),
          checked(
              "KR_FRN",
              "외국인등록번호, alien registration number, foreigner registration",
              draw -> korean(draw.between(5, 6), 13, draw)),
          formed(
              "KR_PASSPORT",
              "여권번호, 여권, Korean passport",
              draw -> draw.form(draw.of("M{d8}", "M{d3}{L1}{d4}")),
              "M{d6}",
              "{d9}",
              "MM{d7}"),
          Identifier.of(
              "KR_RRN",
              "주민등록번호, 주민번호, resident registration number",
              draw -> korean(draw.between(1, 2), 11, draw),
              draw -> draw.form(draw.of("9913{d2}-1{d6}", "850{d1}99-2{d6}", "{d6}-{d5}"))),
          checked(
              "MU_NID",
              "National Identity Card, NIC number, carte d'identité nationale",
              draw -> {
                String body = draw.form("{L1}") + birth("ddMMyy", draw) + draw.digits(6);
                int sum = 0;
                for (int i = 0; i < 13; i++) {
                  sum += Character.digit(body.charAt(i), 36) * (14 - i);
                }
                return body + "0123456789ABCDEFG".charAt(Math.floorMod(17 - sum, 17));
              }),
          formed(
              "MY_NRIC",
              "NRIC, MyKad, nombor kad pengenalan",
              draw ->
                  printed(
                      "######-##-####",
                      birth("yyMMdd", draw)
                          + draw.of("01", "05", "10", "14", "12")
                          + draw.digits(4),
                      draw),
              "991332-14-{d4}",
              "8502{d1}1-00-{d4}",
              "{d6}-{d2}-{d2}"),
          checked(
              "NG_NIN",
              "NIN, national identification number, NIMC",
              draw -> {
                String body = draw.between(1, 9) + draw.digits(9);
                return body + CheckDigits.verhoeff(body);
              }),
          Identifier.of(
              "NZ_BANKACCOUNT",
              "bank account, NZ account, account number",
              draw -> zealand(0, draw),
              draw -> zealand(1, draw)),
          checked(
              "NZ_IRD",
              "IRD number, IRD, Inland Revenue",
              draw -> {
                String body = "0" + draw.between(2, 9) + draw.digits(6);
                int check = (11 - weighted(body, 3, 2, 7, 6, 5, 4, 3, 2) % 11) % 11;
                return check == 10 ? "" : printed("##-###-###", body.substring(1) + check, draw);
              }),
          formed(
              "PH_TIN",
              "TIN, taxpayer identification number, BIR",
              draw -> draw.form(draw.of("{d3}-{d3}-{d3}-000", "{d3}-{d3}-{d3}")),
              "{d3}-{d3}",
              "{d2}-{d3}-{d3}-{d1}",
              "{d4}-{d4}-{d4}"),
          formed(
              "PK_CNIC",
              "CNIC, NADRA, computerized national identity card",
              draw ->
                  printed(
                      "#####-#######-#",
                      draw.between(1, 7) + draw.digits(11) + draw.between(1, 9),
                      draw),
              "0{d4}-{d7}-1",
              "{d5}-{d6}-{d1}",
              "{d4}-{d7}"),
          checked(
              "SG_NRIC_FIN",
              "NRIC, FIN, Singapore identity card",
              draw -> {
                String prefix = draw.of("S", "T", "F", "G");
                String body = draw.digits(7);
                int sum =
                    weighted(body, 2, 7, 6, 5, 4, 3, 2)
                        + (prefix.equals("T") || prefix.equals("G") ? 4 : 0);
                String letters =
                    prefix.equals("S") || prefix.equals("T") ? "JZIHGFEDCBA" : "XWUTRQPNMLK";
                return prefix + body + letters.charAt(sum % 11);
              }),
          checked(
              "TH_TNIN",
              "เลขประจำตัวประชาชน, บัตรประชาชน, Thai ID",
              draw -> {
                String body = draw.between(1, 8) + draw.digits(11);
                int check = (11 - weighted(body, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2) % 11) % 10;
                return printed("#-####-#####-##-#", body + check, draw);
              }),
          checked(
              "ZA_ID_NUMBER",
              "ID number, South African ID, identity number",
              draw -> {
                String body = birth("yyMMdd", draw) + draw.digits(4) + draw.of("0", "1") + "8";
                return printed("###### #### ###", body + CheckDigits.luhn(body), draw);
              }),
          checked(
              "ZA_TIN",
              "tax reference number, SARS, income tax number",
              draw -> {
                String body = draw.of("0", "1", "2", "3", "9") + draw.digits(8);
                return printed("####/###/##/#", body + CheckDigits.luhn(body), draw);
              }));

  private static String medicare(int off, Draw draw) {
    String body = draw.between(2, 6) + draw.digits(7);
    int check = (weighted(body, 1, 3, 7, 9, 1, 3, 7, 9) + off) % 10;
    return printed("#### ##### #", body + check + draw.between(1, 5), draw);
  }

  private static String npwp(int off, Draw draw) {
    String body = draw.of("01", "02", "07", "08", "09") + draw.digits(6);
    int check = (CheckDigits.luhn(body) + off) % 10;
    return printed("##.###.###.#-###.###", body + check + draw.digits(3) + "000", draw);
  }

  private static String korean(int century, int top, Draw draw) {
    String body =
        birth("yyMMdd", draw)
            + century
            + String.format(Locale.ROOT, "%02d", draw.between(0, 90))
            + draw.digits(3);
    int check = (top - weighted(body, 2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5) % 11) % 10;
    return printed("######-#######", body + Math.floorMod(check, 10), draw);
  }

  private static String zealand(int off, Draw draw) {
    String branch = draw.of("0242", "0102", "0505", "0721");
    String account = "0" + draw.between(1, 8) + draw.digits(4);
    int rest = weighted("01" + branch + account, 0, 0, 6, 3, 7, 9, 0, 10, 5, 8, 4, 2) % 11;
    int check = (11 - rest) % 11;
    String number = "01" + branch + account + check + "00";
    if (check == 10) {
      return zealand(off, draw);
    }
    String shown = Identifier.masked("##-####-#######-##", number);
    return off == 0 ? shown : lastChanged(shown.substring(0, 15)) + shown.substring(15);
  }
}
