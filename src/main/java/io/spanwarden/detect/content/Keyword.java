package io.spanwarden.detect.content;

import io.spanwarden.detect.pattern.Anchor;
import io.spanwarden.detect.text.Ascii;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A literal at which a rule looks. The automaton finds what may be its first {@link #LONGEST_FOUND}
 * bytes; at the place all of it is compared. Immutable.
 */
final class Keyword {
  /** How many bytes the automaton looks for: longer literals would not find less. */
  static final int LONGEST_FOUND = 12;

  private final CompiledRule rule;
  private final byte[] literal;
  private final boolean caseInsensitive;
  private final int minDistance;
  private final int maxDistance;

  private Keyword(
      CompiledRule rule,
      byte[] literal,
      boolean caseInsensitive,
      int minDistance,
      int maxDistance) {
    this.rule = rule;
    this.literal = literal;
    this.caseInsensitive = caseInsensitive;
    this.minDistance = minDistance;
    this.maxDistance = maxDistance;
  }

  /** Returns a literal that a hand-written matcher looks at, in any case. */
  static Keyword word(CompiledRule rule, String word) {
    byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) Ascii.lower(bytes[i]);
    }
    return new Keyword(rule, bytes, true, 0, 0);
  }

  /** Returns an anchor of a rule's pattern. */
  static Keyword anchor(CompiledRule rule, Anchor anchor) {
    return new Keyword(
        rule, anchor.bytes(), anchor.caseInsensitive(), anchor.minDistance(), anchor.maxDistance());
  }

  CompiledRule rule() {
    return rule;
  }

  /** Returns what the automaton looks for of {@code literal}. */
  static byte[] found(byte[] literal) {
    return Arrays.copyOf(literal, Math.min(literal.length, LONGEST_FOUND));
  }

  /** Returns what the automaton looks for. */
  byte[] found() {
    return found(literal);
  }

  int foundLength() {
    return Math.min(literal.length, LONGEST_FOUND);
  }

  int length() {
    return literal.length;
  }

  /** Returns the least distance from the start of a match to the literal. */
  int minDistance() {
    return minDistance;
  }

  /** Returns the greatest. */
  int maxDistance() {
    return maxDistance;
  }

  /** Returns whether the whole literal stands at {@code start}, whose first part was found. */
  boolean stands(byte[] text, int start, int to) {
    if (to - start < literal.length) {
      return false;
    }
    for (int i = 0; i < literal.length; i++) {
      int b = text[start + i];
      if ((caseInsensitive ? Ascii.lower(b) : b) != literal[i]) {
        return false;
      }
    }
    return true;
  }
}
