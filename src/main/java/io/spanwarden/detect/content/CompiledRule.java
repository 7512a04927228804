package io.spanwarden.detect.content;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.spanwarden.detect.identifier.Form;
import io.spanwarden.detect.identifier.Identifier;
import io.spanwarden.detect.identifier.Phrase;
import io.spanwarden.detect.identifier.check.Checks;
import io.spanwarden.detect.secret.ValueCheck;
import io.spanwarden.detect.text.Literals;
import io.spanwarden.event.Confidence;
import io.spanwarden.event.InvalidRuleException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A rule made ready for scanning, or refused. Immutable.
 *
 * @param rule what it was made of
 * @param index its place among the rules, for arrays of what each scanner keeps for each rule
 * @param pattern null for a rule with a hand-written matcher
 * @param check null for none
 * @param matcher null for a rule with a pattern or an identifier
 * @param identifier null for a rule with a pattern or a matcher
 */
record CompiledRule(
    ContentRule rule,
    int index,
    @Nullable Pattern pattern,
    @Nullable ValueCheck check,
    @Nullable BuiltinMatcher matcher,
    @Nullable Identifier identifier) {
  private static final String FORM = "9, A, X, ~ and signs, 3 to 32 letters and digits";
  private static final int SHORTEST_KEYWORD = 3;
  private static final int LONGEST_KEYWORD = 64;
  private static final int LONGEST_SPAN = 32_768;
  private static final int PROBE = 6;

  /**
   * Compiles {@code rule}.
   *
   * @throws InvalidRuleException if it cannot be used
   */
  static CompiledRule compile(ContentRule rule, int index) {
    ValueCheck check = null;
    if (rule.check().isPresent()) {
      check = known(rule, "check", rule.check().get(), ValueCheck.named(rule.check().get()));
    }
    if (rule.recognition() instanceof Recognition.Named named) {
      String name = named.matcher();
      BuiltinMatcher matcher = known(rule, "matcher", name, BuiltinMatcher.named(name));
      return new CompiledRule(rule, index, null, check, matcher, null);
    }
    if (rule.recognition() instanceof Recognition.Identifier told) {
      return new CompiledRule(rule, index, null, check, null, identifier(rule, index, told));
    }
    Recognition.Pattern pattern = rule.pattern().orElseThrow();
    return new CompiledRule(rule, index, compilePattern(rule, pattern), check, null, null);
  }

  /** Returns how far from its keyword a match may reach, in bytes. */
  int span() {
    return rule.pattern().map(Recognition.Pattern::span).orElse(0);
  }

  private static Identifier identifier(ContentRule rule, int index, Recognition.Identifier told) {
    return new Identifier(
        index,
        forms(rule, told.forms()),
        forms(rule, told.alone()),
        known(rule, "validator", told.check(), Checks.named(told.check())),
        phrases(rule, told.words()),
        phrases(rule, told.shared()),
        List.of(Literals.of(told.countries().toArray(String[]::new))),
        rule.confidence() == Confidence.HIGH);
  }

  private static List<Form> forms(ContentRule rule, List<String> told) {
    return told.stream()
        .map(
            form ->
                Form.of(form)
                    .orElseThrow(
                        () -> invalid(rule, "form: " + form + " (expected: " + FORM + ")")))
        .toList();
  }

  private static List<Phrase> phrases(ContentRule rule, List<String> told) {
    return told.stream()
        .map(
            word ->
                Phrase.of(word)
                    .orElseThrow(
                        () -> invalid(rule, "word: " + word + " (expected: three bytes or more)")))
        .toList();
  }

  private static <T> T known(ContentRule rule, String what, String name, Optional<T> found) {
    return found.orElseThrow(
        () -> invalid(rule, what + ": " + name + " (expected: a known " + what + ")"));
  }

  private static Pattern compilePattern(ContentRule rule, Recognition.Pattern told) {
    String text = told.text();
    if (told.span() < SHORTEST_KEYWORD || told.span() > LONGEST_SPAN) {
      throw invalid(rule, "span: " + told.span() + " (expected: 3 to " + LONGEST_SPAN + ")");
    }
    Pattern pattern;
    try {
      Pattern.compile(text);
      // RE2/J reads on to the end of the window after the last thread died, unless told of the
      // start.
      pattern = Pattern.compile("\\A(?:" + text + ")");
    } catch (PatternSyntaxException e) {
      throw invalid(rule, "pattern: " + e.getDescription() + " (expected: RE2 syntax)");
    }
    if (told.keywords().isEmpty()) {
      throw invalid(rule, "keywords: none (expected: at least one)");
    }
    for (String keyword : told.keywords()) {
      byte[] bytes = keyword.getBytes(StandardCharsets.UTF_8);
      if (bytes.length < SHORTEST_KEYWORD || bytes.length > LONGEST_KEYWORD) {
        throw invalid(rule, "keyword: " + keyword + " (expected: 3 to 64 bytes)");
      }
      if (followers(pattern, bytes).isEmpty()) {
        throw invalid(
            rule, "pattern: " + text + " (expected: to start at keyword " + keyword + ")");
      }
    }
    return pattern;
  }

  private static InvalidRuleException invalid(ContentRule rule, String problem) {
    return new InvalidRuleException("rule " + rule.info().id() + ": " + problem);
  }

  /**
   * Returns the bytes that may follow {@code keyword} in a match of {@code pattern}. RE2 stops
   * reading as soon as no thread of its machine is left, one character after that was decided: how
   * far it reads a probe tells whether the pattern goes on after the keyword and one byte more. All
   * bytes above 0x7f behave as one.
   */
  static BitSet followers(Pattern pattern, byte[] keyword) {
    byte[] probe = Arrays.copyOf(keyword, keyword.length + PROBE);
    Window window = new Window();
    Matcher matcher = pattern.matcher(window);
    BitSet followers = new BitSet(256);
    for (int b = 0; b <= 0x80; b++) {
      Arrays.fill(probe, keyword.length, probe.length, (byte) b);
      window.show(probe, 0, probe.length);
      boolean matched = matcher.reset(window).lookingAt() && matcher.end() >= keyword.length;
      if (matched || window.read() >= keyword.length + 3) {
        followers.set(b, b == 0x80 ? 256 : b + 1);
      }
    }
    return followers;
  }
}
