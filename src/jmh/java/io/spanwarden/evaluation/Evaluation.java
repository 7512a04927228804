package io.spanwarden.evaluation;

import io.spanwarden.evaluation.Tally.Count;
import io.spanwarden.evaluation.Tally.Sample;
import io.spanwarden.evaluation.clean.CleanCorpus;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
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
    List<Corpus> corpora = new ArrayList<>(Corpus.all(options.scale(), options.seed()));
    options
        .clean()
        .ifPresent(
            folder ->
                corpora.add(new Corpus("files", any -> true, () -> CleanCorpus.files(folder))));
    Map<String, Corpus> byName = new LinkedHashMap<>();
    Map<String, Tally> tallies = new LinkedHashMap<>();
    for (Corpus corpus : corpora) {
      byName.put(corpus.name(), corpus);
      if (options.wants(corpus.name())) {
        Tally tally = corpus.tally(engine);
        tallies.put(corpus.name(), tally);
        detail(corpus.name(), tally);
      }
    }
    Report report = new Report();
    if (options.only().isEmpty()) {
      new Quality(byName, tallies, engine, options).addTo(report);
    }
    boolean fast = options.wants("speed");
    Throughput throughput = new Throughput(this::printIfShown);
    double gitleaks = options.wants("peers") ? peer(report, throughput.strings()) : 0;
    if (fast) {
      throughput.addTo(report, gitleaks);
    }
    report.print(out);
  }

  /** Returns the peer's megabytes a second; 0 if it could not be run. */
  private double peer(Report report, List<byte[]> strings) {
    try {
      Gitleaks gitleaks = Gitleaks.install();
      List<Case> cases = new ArrayList<>();
      for (Corpus corpus : Corpus.all(options.scale(), options.seed())) {
        if (List.of("secrets", "strict-clean", "clean").contains(corpus.name())) {
          cases.addAll(corpus.cases().get());
        }
      }
      Tally tally = gitleaks.tally(cases);
      detail("gitleaks on secrets, strict-clean and clean", tally);
      Count total = tally.total();
      report.note(
          "gitleaks on the same secrets and clean texts: recall / precision",
          Report.shares(total.recall(), total.precision()),
          "");
      return gitleaks.megabytesPerSecond(strings.subList(0, strings.size() / 3));
    } catch (IOException e) {
      report.note("gitleaks", "could not be run: " + e.getMessage(), "");
      return 0;
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
      samples("other bounds", tally.inexact());
      samples("false alarm", tally.alarms());
    }
  }

  private void printIfShown(String line) {
    if (options.show() > 0) {
      out.println(line);
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
