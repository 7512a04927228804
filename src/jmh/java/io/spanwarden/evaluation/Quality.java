package io.spanwarden.evaluation;

import static io.spanwarden.evaluation.Report.shares;

import io.spanwarden.detect.content.ContentRule.Tier;
import io.spanwarden.evaluation.Engine.Found;
import io.spanwarden.evaluation.Tally.Count;
import io.spanwarden.evaluation.clean.CleanCorpus;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The rows of the table that say what is found, missed and reported wrongly. */
final class Quality {
  private final Map<String, Corpus> corpora;
  private final Map<String, Tally> tallies;
  private final Engine engine;
  private final Options options;

  /** Creates the rows from the tallies of all corpora, by name. */
  Quality(Map<String, Corpus> corpora, Map<String, Tally> tallies, Engine engine, Options options) {
    this.corpora = corpora;
    this.tallies = tallies;
    this.engine = engine;
    this.options = options;
  }

  void addTo(Report report) {
    Count plain = secrets(Found::secret).total();
    report.add(
        "secrets, all tiers: recall / precision",
        ".90 / .95",
        shares(plain.recall(), plain.precision()),
        plain.recall() >= .90 && plain.precision() >= .95,
        "betterleaks .758 / .856, gitleaks .707 / .884, trufflehog .400 / .973 (published)");
    wrapped(
        report, "in a JSON string", "secrets-json", .98, "gitleaks .697 of its plain (published)");
    wrapped(report, "doubly escaped", "secrets-json-twice", .98, "gitleaks .438 (published)");
    wrapped(report, "as diff lines", "secrets-diff", .98, "gitleaks .977 (published)");
    wrapped(
        report, "in base64", "secrets-base64", .90, "gitleaks .003, 1.001 decoding (published)");
    wrapped(report, "in base64 of 76 columns", "secrets-base64-lines", .90, "");
    report.note("the same, percent-encoded: share", share("secrets-percent"), "");
    Count sure =
        secrets(one -> one.secret() && (one.tier() == Tier.STRUCTURAL || one.tier() == Tier.BLOCK))
            .total();
    report.add(
        "structural and block tiers alone: precision, recall",
        ".99, .60",
        shares(sure.precision(), sure.recall()),
        sure.precision() >= .99 && sure.recall() >= .60,
        "");
    Tally strict = tally("strict-clean");
    report.add(
        "strings that nothing may report",
        "<= 1 of 250",
        strict.casesWithAlarm() + " of " + strict.cases(),
        strict.casesWithAlarm() * 250L <= strict.cases(),
        "trufflehog 2, gitleaks 6, betterleaks 13 of 253 (published)");
    personal(report);
    Tally bulk = tally("bulk");
    report.add(
        "false alarms per 100 kB of files and output",
        "<= 0.1",
        String.format(Locale.ROOT, "%.3f", bulk.alarmsPer100Kilobytes()),
        bulk.alarmsPer100Kilobytes() <= .1,
        "presidio .42, phileas 102 (published)");
    options
        .clean()
        .ifPresent(
            folder -> {
              Tally files = new Tally(any -> true).all(CleanCorpus.files(folder), engine);
              report.note(
                  "the same in " + folder,
                  String.format(Locale.ROOT, "%.3f", files.alarmsPer100Kilobytes()),
                  "");
            });
    double exact = Math.min(plain.exactly(), tally("pii-telemetry").total().exactly());
    report.add(
        "exact spans: secrets, personal data",
        ".995",
        shares(plain.exactly(), tally("pii-telemetry").total().exactly()),
        exact >= .995,
        "presidio .939, data prepper .964 (published)");
  }

  private void personal(Report report) {
    Count sentences = tally("pii-sentences").total();
    report.add(
        "personal data, 13 entities, sentences: F1 / precision / recall",
        ".970 / .985 / .955",
        shares(sentences.f1(), sentences.precision(), sentences.recall()),
        sentences.f1() >= .970 && sentences.precision() >= .985 && sentences.recall() >= .955,
        "presidio .943 / .978 / .910, phileas .840 / .944 / .757 (published)");
    Count telemetry = tally("pii-telemetry").total();
    report.add(
        "the same in agent telemetry: precision / recall",
        ".990 / .985",
        shares(telemetry.precision(), telemetry.recall()),
        telemetry.precision() >= .990 && telemetry.recall() >= .985,
        "presidio .518 / .867, phileas .177 / .792 (published)");
    Tally national = tally("national");
    long types =
        national.groups().values().stream()
            .filter(count -> count.expected() > 0 && count.recall() >= .5)
            .count();
    report.add(
        "national identifiers: types found / macro recall / precision",
        "80 / .90 / .97",
        types + " / " + shares(national.macroRecall(), national.macroPrecision()),
        types >= 80 && national.macroRecall() >= .90 && national.macroPrecision() >= .97,
        "presidio .22 / .24 (published)");
  }

  /** Credentials in the labelled texts, and reported of clean ones. */
  private Tally secrets(java.util.function.Predicate<Found> counts) {
    Tally tally = new Tally(counts);
    for (String name : List.of("secrets", "strict-clean", "clean")) {
      Corpus corpus = corpora.get(name);
      if (corpus != null) {
        tally.all(corpus.cases().get(), engine);
      }
    }
    return tally;
  }

  private void wrapped(Report report, String what, String corpus, double target, String peers) {
    double share = shareOf(corpus);
    report.add(
        "the same, " + what + ": share of the plain recall",
        Report.shares(target),
        shares(share),
        share >= target,
        peers);
  }

  private String share(String corpus) {
    return shares(shareOf(corpus));
  }

  private double shareOf(String corpus) {
    double plain = tally("secrets").total().recall();
    return plain == 0 ? 0 : tally(corpus).total().recall() / plain;
  }

  private Tally tally(String name) {
    return tallies.getOrDefault(name, new Tally(any -> true));
  }
}
