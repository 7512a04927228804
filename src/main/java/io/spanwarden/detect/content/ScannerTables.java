package io.spanwarden.detect.content;

import io.spanwarden.event.InvalidRuleException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** All rules made ready for scanning. Immutable; any number of scanners on any threads share it. */
public final class ScannerTables {
  private final List<CompiledRule> rules;
  private final Keyword[] keywords;
  private final KeywordAutomaton automaton;

  private ScannerTables(List<CompiledRule> rules) {
    this.rules = List.copyOf(rules);
    keywords = rules.stream().flatMap(rule -> rule.keywords().stream()).toArray(Keyword[]::new);
    automaton = new KeywordAutomaton(Arrays.stream(keywords).map(Keyword::found).toList());
  }

  /**
   * Compiles {@code rules}. Of several rules that name the same matcher of numbers, the first
   * counts.
   *
   * @throws InvalidRuleException if any cannot be used; names every such rule
   */
  public static ScannerTables compile(List<ContentRule> rules) {
    List<CompiledRule> compiled = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (ContentRule rule : rules) {
      try {
        compiled.add(CompiledRule.compile(rule, compiled.size()));
      } catch (InvalidRuleException e) {
        problems.add(String.valueOf(e.getMessage()));
      }
    }
    if (!problems.isEmpty()) {
      throw new InvalidRuleException(problems);
    }
    return new ScannerTables(compiled);
  }

  /** Returns a new scanner, for one thread. */
  public KeywordScanner newScanner() {
    return new KeywordScanner(this);
  }

  List<CompiledRule> rules() {
    return rules;
  }

  KeywordAutomaton automaton() {
    return automaton;
  }

  /** Returns how many keywords there are. */
  int keywords() {
    return keywords.length;
  }

  /** Returns a keyword by its number in the automaton. */
  Keyword keyword(int number) {
    return keywords[number];
  }
}
