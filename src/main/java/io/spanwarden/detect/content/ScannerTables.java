package io.spanwarden.detect.content;

import io.spanwarden.event.InvalidRuleException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The rules made ready for scanning: what the scanners of all threads share. Immutable. */
public final class ScannerTables {
  private final List<CompiledRule> rules;
  private final KeywordAutomaton automaton;
  private final CompiledRule[][] byKeyword;
  private final String[] keywords;

  private ScannerTables(List<CompiledRule> rules, Map<String, List<CompiledRule>> byKeyword) {
    this.rules = rules;
    this.keywords = byKeyword.keySet().toArray(String[]::new);
    this.byKeyword = new CompiledRule[keywords.length][];
    for (int i = 0; i < keywords.length; i++) {
      this.byKeyword[i] =
          byKeyword.getOrDefault(keywords[i], List.of()).toArray(CompiledRule[]::new);
    }
    this.automaton = new KeywordAutomaton(List.of(keywords));
  }

  /**
   * Compiles rules.
   *
   * @throws InvalidRuleException naming every rule that cannot be used, and why
   */
  public static ScannerTables compile(List<ContentRule> rules) {
    var compiled = new ArrayList<CompiledRule>();
    var problems = new ArrayList<String>();
    var byKeyword = new LinkedHashMap<String, List<CompiledRule>>();
    for (ContentRule rule : rules) {
      try {
        CompiledRule made = CompiledRule.compile(rule, compiled.size());
        compiled.add(made);
        BuiltinMatcher matcher = made.matcher();
        for (String keyword : matcher == null ? rule.keywords() : matcher.keywords()) {
          byKeyword
              .computeIfAbsent(keyword.toLowerCase(Locale.ROOT), word -> new ArrayList<>())
              .add(made);
        }
      } catch (InvalidRuleException e) {
        problems.add(String.valueOf(e.getMessage()));
      }
    }
    if (!problems.isEmpty()) {
      throw new InvalidRuleException(problems);
    }
    return new ScannerTables(List.copyOf(compiled), byKeyword);
  }

  List<CompiledRule> rules() {
    return rules;
  }

  KeywordAutomaton automaton() {
    return automaton;
  }

  /** Returns the rules that a keyword of the automaton belongs to. */
  CompiledRule[] rulesOf(int keyword) {
    return byKeyword[keyword];
  }

  int keywordLength(int keyword) {
    return keywords[keyword].length();
  }

  /** Returns the rule with a hand-written matcher, if there is one. */
  Optional<CompiledRule> ruleOf(BuiltinMatcher matcher) {
    return rules.stream().filter(rule -> rule.matcher() == matcher).findFirst();
  }
}
