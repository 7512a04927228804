package io.spanwarden.rules;

import static java.util.Objects.requireNonNull;

import io.spanwarden.detect.content.ContentRule;
import io.spanwarden.detect.content.ContentScanner;
import io.spanwarden.detect.content.Verdict;
import io.spanwarden.detect.content.VerdictSink;
import io.spanwarden.detect.pattern.DeepStack;
import io.spanwarden.detect.text.FieldKey;
import io.spanwarden.detect.text.Reason;
import io.spanwarden.event.FindingClass;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a rule with a pattern promises, in the plainest form: keyword, RE2 pattern at the keyword,
 * edges, entropy. Slow. It knows no checks, no hand-written matchers and only one placeholder.
 */
final class RegexScanner implements ContentScanner {
  private final List<ContentRule> rules;
  private final Map<ContentRule, Pattern> patterns = new HashMap<>();

  RegexScanner(List<ContentRule> rules) {
    this.rules = rules;
    for (ContentRule rule : rules) {
      rule.pattern().ifPresent(pattern -> patterns.put(rule, Pattern.compile(pattern.text())));
    }
  }

  @Override
  public void scan(byte[] buffer, int offset, int length, FieldKey key, VerdictSink sink) {
    String text = new String(buffer, offset, length, StandardCharsets.ISO_8859_1);
    DeepStack.run(
        () -> {
          for (ContentRule rule : rules) {
            if (rule.pattern().isPresent()) {
              scan(rule, text, sink);
            }
          }
        });
  }

  private void scan(ContentRule rule, String text, VerdictSink sink) {
    Matcher matcher = requireNonNull(patterns.get(rule)).matcher(text);
    for (int at = 0; at < text.length() && matcher.find(at); at = matcher.start() + 1) {
      examine(rule, text, matcher.start(), sink);
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
