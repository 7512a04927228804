package io.spanwarden.evaluation.personal;

import io.spanwarden.evaluation.Case;
import io.spanwarden.evaluation.Draw;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Every national identifier in sentences, forms and fields, valid and not. */
public final class NationalCorpus {
  private static final String[] PLACES = {
    "{word}: @@",
    "{word} @@",
    "my {word} is @@",
    "{word}: @@, issued 2019",
    "{word} = @@",
    "\"{key}\": \"@@\"",
    "{\"id\":{small},\"{key}\":\"@@\",\"active\":true}",
    "{key}=@@",
    "{key}: '@@'",
    "| {word} | @@ |",
    "{Word} Nr. @@",
    "The {word} of the applicant is @@.",
    "<{key}>@@</{key}>",
    "customer {num}, {word} @@, verified",
    "form field {word}: @@\nstatus: ok",
  };

  private NationalCorpus() {}

  /** Returns the names of all identifiers. */
  public static List<String> names() {
    return all().map(Identifier::name).sorted().toList();
  }

  private static Stream<Identifier> all() {
    return Stream.of(
            WesternEurope.ALL,
            GermanSpeaking.ALL,
            NorthernAndEasternEurope.ALL,
            Americas.ALL,
            AsiaAfricaPacific.ALL)
        .flatMap(List::stream);
  }

  /** Returns {@code count} valid and half as many invalid cases of each identifier. */
  public static List<Case> cases(int count, long seed) {
    Draw draw = new Draw(seed);
    List<Case> cases = new ArrayList<>();
    all()
        .sorted((a, b) -> a.name().compareTo(b.name()))
        .forEach(
            identifier -> {
              for (int i = 0; i < count; i++) {
                String value = identifier.valid().apply(draw);
                cases.add(place(identifier, i, Case.mark(identifier.name(), value), draw));
              }
              for (int i = 0; i < count / 2; i++) {
                cases.add(place(identifier, i, identifier.invalid().apply(draw), draw));
              }
            });
    return cases;
  }

  private static Case place(Identifier identifier, int number, String marked, Draw draw) {
    String form = PLACES[number % PLACES.length];
    String word = identifier.words().get(number % identifier.words().size());
    String key = word.toLowerCase(Locale.ROOT).replaceAll("[ .'-]+", "_");
    String text =
        draw.form(
                form.replace("{word}", word)
                    .replace("{Word}", Draw.capital(word))
                    .replace("{key}", key))
            .replace("@@", marked);
    return Case.of(identifier.name(), form, text);
  }
}
