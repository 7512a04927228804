package io.spanwarden.evaluation.personal;

import io.spanwarden.evaluation.Draw;
import java.util.List;

/** Telephone numbers of many countries, from the published numbering plans. */
final class Phones {
  /** Country code, then forms of the number after it in the groups that people write. */
  private static final List<String> WORLD =
      List.of(
          "44|7{g}{d2} {d3} {d3}|20 7{d3} {d4}|161 4{d2} {d4}",
          "49|151 {d4} {d4}|30 {d4} {d4}|172 {d7}|89 {d4} {d4}",
          "33|6 {d2} {d2} {d2} {d2}|1 4{d1} {d2} {d2} {d2}",
          "34|6{d2} {d3} {d3}|91 2{d2} {d2} {d2}",
          "39|347 {d3} {d4}|06 6{d3} {d4}",
          "31|6 2{d3} {d4}|20 6{d2} {d4}",
          "48|601 {d3} {d3}|22 6{d2} {d2} {d2}",
          "41|79 {d3} {d2} {d2}|44 6{d2} {d2} {d2}",
          "43|664 {d7}",
          "46|70 {d3} {d2} {d2}",
          "47|41 {d2} {d2} {d2}",
          "45|31 {d2} {d2} {d2}",
          "32|475 {d2} {d2} {d2}",
          "351|912 {d3} {d3}",
          "353|87 {d3} {d4}",
          "358|40 {d3} {d4}",
          "420|602 {d3} {d3}",
          "61|4{d2} {d3} {d3}",
          "81|90 {d4} {d4}",
          "91|98{d3} {d5}",
          "55|11 9{d4} {d4}",
          "52|55 4{d3} {d4}",
          "86|138 {d4} {d4}",
          "82|10 3{d3} {d4}",
          "90|532 {d3} {d2} {d2}",
          "972|52 {d3} {d4}",
          "27|82 {d3} {d4}",
          "65|9{d3} {d4}",
          "64|21 {d3} {d4}",
          "380|50 {d3} {d2} {d2}");

  private static final List<String> AREAS =
      List.of("212", "415", "303", "617", "312", "206", "512", "702", "919", "404", "416", "604");

  private Phones() {}

  /** Returns a number in international form, or a North American one in parentheses. */
  static String unmistakable(Draw draw) {
    if (draw.chance(30)) {
      return northAmerican(
          draw.of("({a}) {x}-{l}", "+1 {a}-{x}-{l}", "+1 ({a}) {x}-{l}", "+1{a}{x}{l}"), draw);
    }
    String[] country = draw.of(WORLD).split("\\|", -1);
    String form =
        country[draw.between(1, country.length - 1)].replace("{g}", draw.of("4", "5", "7", "8"));
    String number = "+" + country[0] + " " + draw.form(form);
    return switch (draw.between(0, 3)) {
      case 0 -> number.replace(" ", "");
      case 1 -> number.replace(" ", "-");
      default -> number;
    };
  }

  /** Returns a number that only its surroundings betray. */
  static String national(Draw draw) {
    return switch (draw.between(0, 4)) {
      case 0 ->
          draw.form(draw.of("030 {d4}{d4}", "0151 {d4}{d4}", "089/{d7}", "040-{d7}", "(030) {d7}"));
      case 1 -> draw.form(draw.of("06 {d2} {d2} {d2} {d2}", "01.42.{d2}.{d2}.{d2}"));
      case 2 -> draw.form("07{g} {d6}".replace("{g}", draw.of("412", "725", "871")));
      case 3 -> northAmerican(draw.of("{a}.{x}.{l}", "{a} {x} {l}"), draw);
      default -> northAmerican("{a}-{x}-{l}", draw);
    };
  }

  private static String northAmerican(String form, Draw draw) {
    return form.replace("{a}", draw.of(AREAS))
        .replace(
            "{x}",
            draw.of("2", "3", "4", "6", "7", "8") + draw.of("23", "48", "57", "69", "74", "82"))
        .replace("{l}", draw.digits(4));
  }
}
