package io.spanwarden.evaluation;

import io.spanwarden.evaluation.Tally.Count;
import io.spanwarden.evaluation.Tally.Sample;
import io.spanwarden.evaluation.clean.CleanCorpus;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Measures the scanner on every corpus and prints what it found, missed and reported wrongly. */
public final class Evaluation {
  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private final Options options;

  private Evaluation(Options options) {
    this.options = options;
  }

  /** Runs what {@link Options#USAGE} says. */
  public static void main(String[] arguments) {
    new Evaluation(Options.parse(arguments)).run();
  }

  private void run() {
    Engine engine = Engine.shipped(options.least());
    List<Corpus> corpora = new ArrayList<>(Corpus.all(options.scale()));
    options
        .clean()
        .ifPresent(
            folder ->
                corpora.add(new Corpus("files", any -> true, () -> CleanCorpus.files(folder))));
    for (Corpus corpus : corpora) {
      if (options.wants(corpus.name())) {
        detail(corpus.name(), corpus.tally(engine));
      }
    }
  }

  private void detail(String name, Tally tally) {
    out.printf(
        Locale.ROOT,
        "%n== %s: %d texts, %d with a false alarm%n%-28s %8s %8s %8s %8s %8s%n",
        name,
        tally.cases(),
        tally.casesWithAlarm(),
        "",
        "there",
        "recall",
        "alarms",
        "prec.",
        "exact");
    tally.groups().forEach(this::line);
    line("all", tally.total());
    if (options.show() > 0) {
      samples("missed", tally.misses());
      samples("false alarm", tally.alarms());
    }
  }

  private void line(String group, Count count) {
    out.printf(
        Locale.ROOT,
        "%-28s %8d %8.3f %8d %8.3f %8.3f%n",
        group,
        count.expected(),
        count.recall(),
        count.alarms(),
        count.precision(),
        count.exactly());
  }

  private void samples(String what, Map<String, List<Sample>> samples) {
    samples.entrySet().stream()
        .sorted(Comparator.comparing(entry -> -entry.getValue().size()))
        .forEach(
            entry -> {
              out.printf("%n%s %d x %s%n", what, entry.getValue().size(), entry.getKey());
              entry.getValue().stream()
                  .limit(options.show())
                  .forEach(sample -> out.println("    " + sample.text()));
            });
  }
}
