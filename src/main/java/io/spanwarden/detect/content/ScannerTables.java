package io.spanwarden.detect.content;

import io.spanwarden.detect.identifier.IdentifierTables;
import io.spanwarden.event.InvalidRuleException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All rules made ready for scanning. Immutable; any number of scanners on any threads share it. */
public final class ScannerTables {
  private final List<CompiledRule> rules;
  private final Keyword[] keywords;
  private final IdentifierTables identifiers;
  private final List<byte[]> identifierAnchors;
  private final KeywordAutomaton automaton;

  private ScannerTables(List<CompiledRule> rules) {
    this.rules = List.copyOf(rules);
    keywords = rules.stream().flatMap(rule -> rule.keywords().stream()).toArray(Keyword[]::new);
    identifiers =
        new IdentifierTables(
            rules.stream()
                .flatMap(rule -> Optional.ofNullable(rule.identifier()).stream())
                .toList());
    identifierAnchors =
        identifiers.anchors().stream()
            .map(anchor -> Keyword.found(anchor.getBytes(StandardCharsets.UTF_8)))
            .toList();
    automaton =
        new KeywordAutomaton(
            Stream.concat(Arrays.stream(keywords).map(Keyword::found), identifierAnchors.stream())
                .toList());
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

  /** Returns how many bytes of an anchor of {@link #identifiers()} the automaton looks for. */
  int anchorLength(int anchor) {
    return identifierAnchors.get(anchor).length;
  }

  /**
   * Returns how many keywords there are; what the automaton numbers from there on are the anchors
   * of {@link #identifiers()}.
   */
  int keywords() {
    return keywords.length;
  }

  /** Returns a keyword by its number in the automaton. */
  Keyword keyword(int number) {
    return keywords[number];
  }
}
