package io.spanwarden.rules;

import static java.util.Objects.requireNonNull;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.spanwarden.detect.content.ContentRule;
import io.spanwarden.detect.content.ContentScanner;
import io.spanwarden.detect.content.Recognition;
import io.spanwarden.detect.content.Verdict;
import io.spanwarden.detect.content.VerdictSink;
import io.spanwarden.detect.text.FieldKey;
import io.spanwarden.detect.text.Reason;
import io.spanwarden.event.FindingClass;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a rule with a pattern promises, in the plainest form: keyword, RE2 pattern at the keyword,
 * edges, entropy. Slow. It knows no checks, no hand-written matchers and only one placeholder.
 */
final class Re2Scanner implements ContentScanner {
  private final List<ContentRule> rules;
  private final Map<ContentRule, Pattern> patterns = new HashMap<>();

  Re2Scanner(List<ContentRule> rules) {
    this.rules = rules;
    for (ContentRule rule : rules) {
      rule.pattern().ifPresent(pattern -> patterns.put(rule, Pattern.compile(pattern.text())));
    }
  }

  @Override
  public void scan(byte[] buffer, int offset, int length, FieldKey key, VerdictSink sink) {
    String text = new String(buffer, offset, length, StandardCharsets.ISO_8859_1);
    for (ContentRule rule : rules) {
      if (rule.pattern().isPresent()) {
        scan(rule, text, sink);
      }
    }
  }

  private void scan(ContentRule rule, String text, VerdictSink sink) {
    Recognition.Pattern told = rule.pattern().orElseThrow();
    String haystack = told.caseInsensitive() ? text.toLowerCase(Locale.ROOT) : text;
    for (String keyword : told.keywords()) {
      String needle = told.caseInsensitive() ? keyword.toLowerCase(Locale.ROOT) : keyword;
      for (int at = haystack.indexOf(needle); at >= 0; at = haystack.indexOf(needle, at + 1)) {
        examine(rule, text, at, sink);
      }
    }
  }

  private void examine(ContentRule rule, String text, int at, VerdictSink sink) {
    boolean insideWord = at > 0 && isWord(text.charAt(at - 1)) && isWord(text.charAt(at));
    if (rule.tier() == ContentRule.Tier.STRUCTURAL && insideWord) {
      return;
    }
    String window =
        text.substring(at, Math.min(text.length(), at + rule.pattern().orElseThrow().span()));
    Matcher matcher = requireNonNull(patterns.get(rule)).matcher(window);
    if (!matcher.lookingAt()) {
      return;
    }
    int group = matcher.groupCount() > 0 ? 1 : 0;
    String value = matcher.group(group);
    int end = at + matcher.end(group);
    boolean goesOn =
        end < text.length() && isWord(text.charAt(end - 1)) && isWord(text.charAt(end));
    if (goesOn || entropy(value) < rule.minEntropy() || value.contains("EXAMPLE")) {
      return;
    }
    sink.accept(
        new Verdict(
            rule,
            at + matcher.start(group),
            end,
            value.getBytes(StandardCharsets.ISO_8859_1),
            rule.severity(),
            rule.confidence(),
            FindingClass.REAL,
            Reason.ISSUER_FORMAT,
            0,
            "plain"));
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }

  /** Shannon's entropy in bits a character. */
  private static double entropy(String value) {
    var counts = new int[256];
    value.chars().forEach(c -> counts[c & 0xff]++);
    double bits = 0;
    for (int count : counts) {
      if (count > 0) {
        double share = (double) count / value.length();
        bits -= share * Math.log(share) / Math.log(2);
      }
    }
    return bits;
  }
}
