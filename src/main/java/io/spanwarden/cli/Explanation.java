package io.spanwarden.cli;

import io.spanwarden.detect.allow.AllowCheck;
import io.spanwarden.detect.content.CandidateListener;
import io.spanwarden.detect.content.ContentRule;
import io.spanwarden.detect.content.KeywordScanner;
import io.spanwarden.detect.content.Masker;
import io.spanwarden.detect.content.Verdict;
import io.spanwarden.detect.text.FieldKey;
import io.spanwarden.detect.text.Reason;
import io.spanwarden.detect.text.Suppression;
import io.spanwarden.event.Confidence;
import io.spanwarden.event.FindingClass;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Tells a person what the rules make of one text, each candidate with its chain. Not thread-safe.
 */
final class Explanation implements CandidateListener {
  private final byte[] text;
  private final String key;
  private final AllowCheck allowed;
  private final Map<Candidate, List<String>> chains = new LinkedHashMap<>();
  private final Map<Candidate, String> masks = new HashMap<>();

  /** A place and the rule that looked at it. */
  private record Candidate(ContentRule rule, int start, int end) {}

  /** Has {@code text} examined as the value of {@code key}, which may be empty. */
  Explanation(KeywordScanner scanner, AllowCheck allowed, byte[] text, String key) {
    this.text = text;
    this.key = key;
    this.allowed = allowed;
    FieldKey context = FieldKey.of(key);
    scanner.explain(text, 0, text.length, context, this);
    scanner.scan(
        text,
        0,
        text.length,
        context,
        verdict -> {
          var candidate = new Candidate(verdict.rule(), verdict.start(), verdict.end());
          masks.put(candidate, mask(verdict.rule(), verdict.value(), verdict.prefixLength()));
          chain(candidate).add(outcome(verdict));
        });
  }

  /** A text without a server has neither a fingerprint nor an agent for an entry to name. */
  private String outcome(Verdict verdict) {
    String rule = verdict.rule().info().id();
    return allowed.entriesFor(rule, verdict.value(), "").stream()
        .filter(entry -> entry.covers(key, Optional.empty()))
        .findFirst()
        .map(entry -> "passed over: " + Suppression.ALLOWED.explanation() + ": " + entry.reason())
        .orElseGet(
            () ->
                "found, severity "
                    + verdict.severity().label()
                    + ", encoding "
                    + verdict.encoding());
  }

  private static String mask(ContentRule rule, byte[] value, int prefix) {
    return Masker.mask(value, prefix, rule.info().kind().category());
  }

  private List<String> chain(Candidate candidate) {
    return chains.computeIfAbsent(candidate, fresh -> new ArrayList<>());
  }

  @Override
  public void claimed(
      ContentRule rule,
      int start,
      int end,
      FindingClass findingClass,
      Confidence confidence,
      Reason reason) {
    chain(new Candidate(rule, start, end))
        .add(
            String.join(
                " ",
                "claimed as",
                findingClass.label() + ",",
                "confidence",
                confidence.label() + ":",
                reason.explanation()));
  }

  @Override
  public void suppressed(ContentRule rule, int start, int end, Suppression reason) {
    chain(new Candidate(rule, start, end)).add("passed over: " + reason.explanation());
  }

  /** Prints the candidates by their places, which are counted in code points. */
  void print(PrintWriter out) {
    if (chains.isEmpty()) {
      out.println("Nothing: no rule takes any part of the text for a candidate.");
    }
    chains.keySet().stream()
        .sorted(Comparator.comparingInt(Candidate::start).thenComparingInt(Candidate::end))
        .forEach(candidate -> print(candidate, out));
    out.flush();
  }

  private void print(Candidate candidate, PrintWriter out) {
    ContentRule rule = candidate.rule();
    long start = codePoints(0, candidate.start());
    byte[] value = Arrays.copyOfRange(text, candidate.start(), candidate.end());
    String masked = masks.getOrDefault(candidate, mask(rule, value, 0));
    out.printf(
        Locale.ROOT,
        "%d-%d  %s%n  %s: %s, tier %s, entity %s%n",
        start,
        start + codePoints(candidate.start(), candidate.end()),
        masked,
        rule.info().id(),
        rule.info().title(),
        rule.tier().name().toLowerCase(Locale.ROOT),
        rule.entity());
    chain(candidate).forEach(step -> out.println("  " + step));
  }

  private long codePoints(int from, int to) {
    return new String(text, from, to - from, StandardCharsets.UTF_8).codePoints().count();
  }
}
