package io.spanwarden.evaluation;

import io.spanwarden.detect.content.ContentRule;
import io.spanwarden.evaluation.Stopwatch.Rate;
import io.spanwarden.event.Category;
import io.spanwarden.event.InvalidRuleException;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** The rows of the table that say how fast, how steady and how large the scanner is. */
final class Throughput {
  private static final double SECONDS = 3;
  private static final int CORPUS = 12_000_000;
  private static final int HOSTILE = 65_536;

  private final Consumer<String> details;
  private final List<ContentRule> rules = Engine.shippedRules();
  private final List<byte[]> strings = AgentText.strings(CORPUS, 3);

  /** Creates the rows; {@code details} is told of every hostile string. */
  Throughput(Consumer<String> details) {
    this.details = details;
  }

  /** Returns the strings that throughput is measured on. */
  List<byte[]> strings() {
    return strings;
  }

  void addTo(Report report, double gitleaks) {
    Rate onlySecrets = new Stopwatch(secrets(rules)).rate(strings, SECONDS);
    Stopwatch all = new Stopwatch(rules);
    Rate both = all.rate(strings, SECONDS);
    report.add(
        "throughput, one core, agent-shaped text, secrets",
        "400 MB/s",
        megabytes(onlySecrets.megabytes()),
        onlySecrets.megabytes() >= 400,
        "vectorscan 416, secretlint 19-27, gitleaks 2.1, trufflehog 2.0 (published)");
    report.add(
        "the same with personal data",
        "300 MB/s",
        megabytes(both.megabytes()),
        both.megabytes() >= 300,
        "phileas .65, presidio .09 (published)");
    Rate encoded = all.rate(AgentText.encoded(CORPUS / 3, 5), SECONDS);
    report.add(
        "the same, a tenth of it encoded",
        "200 MB/s",
        megabytes(encoded.megabytes()),
        encoded.megabytes() >= 200,
        "");
    if (gitleaks > 0) {
      double ratio = onlySecrets.megabytes() / gitleaks;
      report.add(
          "times gitleaks, same text",
          "100",
          String.format(Locale.ROOT, "%.0f", ratio),
          ratio >= 100,
          "gitleaks " + megabytes(gitleaks));
    } else {
      report.note("times gitleaks, same text", "gitleaks could not be run", "");
    }
    report.note("whole server, spans per CPU-second", "see exec:exec@load", "");
    Rate small = all.rate(AgentText.shortStrings(CORPUS / 3, 7), SECONDS);
    report.add(
        "strings of 64 to 256 bytes",
        "2 M/s",
        String.format(Locale.ROOT, "%.2f M/s", small.strings() / 1e6),
        small.strings() >= 2e6,
        "");
    tenfold(report, onlySecrets);
    hostile(report, all);
    List<byte[]> clean = strings.stream().filter(all::clean).toList();
    double allocated = all.allocated(clean);
    report.add(
        "allocation per clean field",
        "0 B",
        String.format(Locale.ROOT, "%.2f B", allocated),
        allocated < 0.5,
        "hyperscan-java 3,822 B, re2j 8-5,672 B (published)");
    start(report);
  }

  private static List<ContentRule> secrets(List<ContentRule> rules) {
    return rules.stream().filter(rule -> rule.info().kind().category() == Category.SECRET).toList();
  }

  private void tenfold(Report report, Rate now) {
    try {
      List<ContentRule> more = secrets(MoreRules.tenfold(secrets(rules).size()));
      double factor = now.megabytes() / new Stopwatch(more).rate(strings, SECONDS).megabytes();
      report.add(
          "ten times the rules for secrets ("
              + secrets(rules).size()
              + " to "
              + more.size()
              + "): times the time",
          "<= 1.3",
          String.format(Locale.ROOT, "%.2f", factor),
          factor <= 1.3,
          "");
    } catch (IOException | InvalidRuleException e) {
      report.note("ten times the rules", "not measured: " + e.getMessage(), "");
    }
  }

  private void hostile(Report report, Stopwatch all) {
    Map<String, byte[]> texts = Hostile.texts(HOSTILE);
    Map<String, byte[]> doubled = Hostile.texts(2 * HOSTILE);
    String slowest = "";
    double least = Double.MAX_VALUE;
    String steepest = "";
    double most = 0;
    for (Map.Entry<String, byte[]> text : texts.entrySet()) {
      byte[] longer = doubled.getOrDefault(text.getKey(), text.getValue());
      double once = all.seconds(text.getValue());
      double twice = all.seconds(longer);
      // Other processes disturb a short measurement: what looks too slow is measured again.
      for (int again = 0; again < 3 && twice / once > 2.2; again++) {
        twice = Math.min(twice, all.seconds(longer));
        once = Math.min(once, all.seconds(text.getValue()));
      }
      double rate = HOSTILE / 1e6 / once;
      details.accept(
          String.format(
              Locale.ROOT,
              "hostile %-24s %10.1f MB/s, twice: %.2f",
              text.getKey(),
              rate,
              twice / once));
      if (rate < least) {
        least = rate;
        slowest = text.getKey();
      }
      if (twice / once > most) {
        most = twice / once;
        steepest = text.getKey();
      }
    }
    report.add(
        "hostile strings of 64 kB, slowest: " + slowest,
        "5 MB/s",
        String.format(Locale.ROOT, "%.1f MB/s", least),
        least >= 5,
        "java.util.regex < .05, re2j 2.3-8 (published)");
    report.add(
        "time at 2n over time at n, steepest: " + steepest,
        "<= 2.2",
        String.format(Locale.ROOT, "%.2f", most),
        most <= 2.2,
        "");
  }

  private static void start(Report report) {
    try {
      ColdStart.Start start = ColdStart.measure();
      report.add(
          "engine build in a cold JVM (rules read before in "
              + String.format(Locale.ROOT, "%.0f ms)", start.load()),
          "<= 150 ms",
          String.format(Locale.ROOT, "%.0f ms", start.build()),
          start.build() <= 150,
          "hyperscan 500-2,750 ms (published)");
      report.add(
          "engine memory",
          "<= 10 MB",
          String.format(Locale.ROOT, "%.1f MB", start.bytes() / 1e6),
          start.bytes() <= 10e6,
          "gitleaks 29 MB RSS (published)");
    } catch (IOException | NumberFormatException e) {
      report.note("engine build and memory", "not measured: " + e.getMessage(), "");
    }
  }

  private static String megabytes(double rate) {
    return String.format(Locale.ROOT, "%.1f MB/s", rate);
  }
}
