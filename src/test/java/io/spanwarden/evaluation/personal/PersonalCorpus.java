package io.spanwarden.evaluation.personal;

import io.spanwarden.evaluation.Case;
import io.spanwarden.evaluation.Draw;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts with the core entities: sentences as test suites have them, and agents' telemetry. */
public final class PersonalCorpus {
  private static final Pattern PLACE = Pattern.compile("\\[\\[([A-Z_]+)]]");

  private PersonalCorpus() {}

  /** Returns sentences with valid values, {@code count} of each entity, and a third invalid. */
  public static List<Case> sentences(int count, long seed) {
    Draw draw = new Draw(seed);
    List<Case> cases = new ArrayList<>();
    new TreeMap<>(Sentences.OF)
        .forEach(
            (entity, sentences) -> {
              for (int i = 0; i < count; i++) {
                String sentence = sentences.get(i % sentences.size());
                cases.add(Case.of(entity, sentence, filled(sentence, entity, draw)));
              }
              for (int i = 0; i < count / 3; i++) {
                String sentence = sentences.get(i % sentences.size());
                String wrong = CoreValues.invalid(entity, draw);
                String text = sentence.replace("@@", wrong).replace("##", wrong);
                cases.add(Case.of("invalid " + entity, sentence, text));
              }
            });
    return cases;
  }

  private static String filled(String sentence, String entity, Draw draw) {
    String weak =
        switch (entity) {
          case "PHONE_NUMBER" -> Phones.national(draw);
          case "US_SSN" -> CoreValues.ssn(draw).replace("-", draw.of("", " "));
          default -> "";
        };
    return sentence
        .replace("@@", Case.mark(entity, CoreValues.valid(entity, draw)))
        .replace("##", Case.mark(entity, weak));
  }

  /** Returns stretches of tool output and logs with none to three values among traps. */
  public static List<Case> telemetry(int count, long seed) {
    Draw draw = new Draw(seed);
    List<String> traps = Traps.lines();
    List<String> planted = Traps.planted();
    List<Case> cases = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<String> lines = new ArrayList<>();
      for (int line = draw.between(2, 7); line > 0; line--) {
        lines.add(draw.form(draw.of(traps)));
      }
      for (int value = i % 4; value > 0; value--) {
        String form = planted.get((i + value * 13) % planted.size());
        lines.add(draw.between(0, lines.size()), values(draw.form(form), draw));
      }
      String text = String.join("\n", lines).replace("⏎", "\n");
      String key = draw.of("", "tool.output", "gen_ai.tool.call.result", "body", "full_command");
      Case plain = Case.keyed("telemetry", "line", key, text);
      cases.add(draw.chance(30) ? io.spanwarden.evaluation.Wrapping.JSON.wrap(plain) : plain);
    }
    return cases;
  }

  private static String values(String form, Draw draw) {
    Matcher place = PLACE.matcher(form);
    return place.replaceAll(
        found -> {
          String entity = found.group(1);
          String marked =
              switch (entity) {
                case "EMAIL_PERCENT" ->
                    Case.mark(
                        "EMAIL_ADDRESS",
                        CoreValues.email(draw).replace("@", "%40").replace("+", "%2B"));
                case "PHONE_NATIONAL" -> Case.mark("PHONE_NUMBER", Phones.national(draw));
                case "IPV4" -> Case.mark("IP_ADDRESS", CoreValues.ipv4(draw));
                default -> Case.mark(entity, CoreValues.valid(entity, draw));
              };
          return Matcher.quoteReplacement(marked);
        });
  }
}
