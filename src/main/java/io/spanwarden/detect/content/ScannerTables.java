package io.spanwarden.detect.content;

import io.spanwarden.detect.identifier.IdentifierTables;
import io.spanwarden.event.InvalidRuleException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** All rules made ready for scanning. Immutable; any number of scanners on any threads share it. */
public final class ScannerTables {
  private final List<CompiledRule> rules;
  private final KeywordAutomaton automaton;
  private final IdentifierTables identifiers;
  private final CompiledRule[] ruleOf;
  private final byte[][] literals;
  private final List<byte[]> followers;

  private ScannerTables(List<CompiledRule> rules) {
    this.rules = List.copyOf(rules);
    List<String> keywords = new ArrayList<>();
    List<CompiledRule> owners = new ArrayList<>();
    for (CompiledRule rule : rules) {
      for (String keyword : keywordsOf(rule)) {
        keywords.add(keyword);
        owners.add(rule);
      }
    }
    identifiers =
        new IdentifierTables(
            rules.stream()
                .flatMap(rule -> Optional.ofNullable(rule.identifier()).stream())
                .toList());
    keywords.addAll(identifiers.anchors());
    automaton = new KeywordAutomaton(keywords);
    ruleOf = owners.toArray(new CompiledRule[0]);
    literals = new byte[keywords.size()][];
    followers = new ArrayList<>();
    for (int i = 0; i < literals.length; i++) {
      literals[i] = keywords.get(i).getBytes(StandardCharsets.UTF_8);
      if (i < ruleOf.length) {
        followers.add(followersOf(ruleOf[i], literals[i]));
      }
    }
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

  IdentifierTables identifiers() {
    return identifiers;
  }

  /**
   * Returns how many keywords are of patterns and matchers: from there on each is an anchor of
   * {@link #identifiers()}.
   */
  int ruleKeywords() {
    return ruleOf.length;
  }

  /** Returns the rule of a keyword below {@link #ruleKeywords()}. */
  CompiledRule rule(int keyword) {
    return ruleOf[keyword];
  }

  /** Returns the length of a keyword in bytes. */
  int length(int keyword) {
    return literals[keyword].length;
  }

  /**
   * Returns whether the keyword stands at {@code start} in its own case, where its rule asks for
   * that, before a byte that its pattern allows.
   */
  boolean stands(int keyword, byte[] text, int start, int to) {
    byte[] allowed = followers.get(keyword);
    if (allowed.length == 0) {
      return true;
    }
    byte[] literal = literals[keyword];
    if (!ruleOf[keyword].rule().pattern().orElseThrow().caseInsensitive()) {
      for (int i = 0; i < literal.length; i++) {
        if (text[start + i] != literal[i]) {
          return false;
        }
      }
    }
    int end = start + literal.length;
    return end >= to || allowed[text[end] & 0xff] != 0;
  }

  private static Set<String> keywordsOf(CompiledRule rule) {
    BuiltinMatcher matcher = rule.matcher();
    List<String> keywords =
        matcher == null
            ? rule.rule().pattern().map(Recognition.Pattern::keywords).orElse(List.of())
            : matcher.keywords();
    return new TreeSet<>(keywords);
  }

  /** Returns a table by byte, empty for a rule without a pattern. */
  private static byte[] followersOf(CompiledRule rule, byte[] keyword) {
    if (rule.pattern() == null) {
      return new byte[0];
    }
    byte[] allowed = new byte[256];
    CompiledRule.followers(rule.pattern(), keyword).stream().forEach(b -> allowed[b] = 1);
    return allowed;
  }
}
