package io.spanwarden.detect.content;

import io.spanwarden.detect.identifier.Form;
import io.spanwarden.detect.identifier.Identifier;
import io.spanwarden.detect.identifier.Phrase;
import io.spanwarden.detect.identifier.check.Checks;
import io.spanwarden.detect.pattern.ByteRegex;
import io.spanwarden.detect.pattern.InvalidPatternException;
import io.spanwarden.detect.secret.ValueCheck;
import io.spanwarden.detect.secret.VendorWordMatcher;
import io.spanwarden.detect.text.Literals;
import io.spanwarden.event.Confidence;
import io.spanwarden.event.InvalidRuleException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A rule made ready for scanning, or refused. Immutable.
 *
 * @param rule what it was made of
 * @param index its place among the rules, for arrays of what each scanner keeps for each rule
 * @param pattern null for a rule without one
 * @param span how many bytes a match may reach from its start
 * @param check null for none
 * @param matcher null for a rule without a hand-written matcher of its own
 * @param vendor null for a rule that is not by the issuer's name
 * @param identifier null for a rule that is not by a written form
 */
record CompiledRule(
    ContentRule rule,
    int index,
    @Nullable ByteRegex pattern,
    int span,
    @Nullable ValueCheck check,
    @Nullable BuiltinMatcher matcher,
    @Nullable VendorWordMatcher vendor,
    @Nullable Identifier identifier) {
  private static final String FORM = "9, A, X, ~ and signs, 3 to 32 letters and digits";
  private static final int SHORTEST_WORD = 3;
  private static final int LONGEST_WORD = 64;
  private static final int LONGEST_SPAN = 32_768;

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
    Recognition recognition = rule.recognition();
    if (recognition instanceof Recognition.Named named) {
      String name = named.matcher();
      BuiltinMatcher matcher = known(rule, "matcher", name, BuiltinMatcher.named(name));
      return new CompiledRule(rule, index, null, 0, check, matcher, null, null);
    }
    if (recognition instanceof Recognition.VendorWords words) {
      requireWords(rule, words.words());
      var vendor = new VendorWordMatcher(words.form());
      return new CompiledRule(rule, index, null, 0, check, null, vendor, null);
    }
    if (recognition instanceof Recognition.Identifier told) {
      Identifier made = identifier(rule, index, told);
      return new CompiledRule(rule, index, null, 0, check, null, null, made);
    }
    Recognition.Pattern told = rule.pattern().orElseThrow();
    return new CompiledRule(rule, index, regex(rule, told), told.span(), check, null, null, null);
  }

  /** Returns the literals at which it looks, without repetition; none for an identifier. */
  List<Keyword> keywords() {
    if (pattern != null) {
      return pattern.anchors().stream().map(anchor -> Keyword.anchor(this, anchor)).toList();
    }
    List<String> words =
        rule.recognition() instanceof Recognition.VendorWords vendorWords
            ? vendorWords.words()
            : matcher == null ? List.of() : matcher.keywords();
    return new TreeSet<>(words).stream().map(word -> Keyword.word(this, word)).toList();
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

  private static ByteRegex regex(ContentRule rule, Recognition.Pattern told) {
    if (told.span() < SHORTEST_WORD || told.span() > LONGEST_SPAN) {
      throw invalid(rule, "span: " + told.span() + " (expected: 3 to " + LONGEST_SPAN + ")");
    }
    try {
      return ByteRegex.compileAnchored(told.text());
    } catch (InvalidPatternException e) {
      throw invalid(rule, "pattern: at " + e.position() + ": " + e.reason());
    }
  }

  private static void requireWords(ContentRule rule, List<String> words) {
    if (words.isEmpty()) {
      throw invalid(rule, "words: none (expected: at least one)");
    }
    for (String word : words) {
      int length = word.getBytes(StandardCharsets.UTF_8).length;
      if (length < SHORTEST_WORD || length > LONGEST_WORD) {
        throw invalid(rule, "word: " + word + " (expected: 3 to 64 bytes)");
      }
    }
  }

  private static InvalidRuleException invalid(ContentRule rule, String problem) {
    return new InvalidRuleException("rule " + rule.info().id() + ": " + problem);
  }
}
