package io.spanwarden.detect.command;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/**
 * Finds which of many ASCII literals stand in a text, in one pass and without regard to case.
 * Immutable; allocates nothing in {@link #any}.
 *
 * <p>An Aho-Corasick automaton with all transitions filled in. Its alphabet is the characters of
 * the literals; all others are class 0, which leads to the root.
 */
final class LiteralScan {
  private final byte[] classes = new byte[128];
  private final int width;
  private final int[] next;
  private final List<BitSet> owners = new ArrayList<>();
  private final boolean[] accepting;

  /**
   * Creates one.
   *
   * @param literals per owner, its literals
   */
  LiteralScan(List<List<String>> literals) {
    int count = 1;
    int states = 1;
    for (String literal : literals.stream().flatMap(List::stream).toList()) {
      states += literal.length();
      for (char c : literal.toLowerCase(Locale.ROOT).toCharArray()) {
        if (classes[c] == 0) {
          classes[c] = (byte) count++;
        }
        classes[Character.toUpperCase(c)] = classes[c];
      }
    }
    width = count;
    next = new int[states * width];
    Arrays.fill(next, -1);
    owners.add(new BitSet());
    for (int owner = 0; owner < literals.size(); owner++) {
      for (String literal : literals.get(owner)) {
        insert(literal, owner);
      }
    }
    link();
    accepting = new boolean[owners.size()];
    for (int state = 0; state < accepting.length; state++) {
      accepting[state] = !owners.get(state).isEmpty();
    }
  }

  private void insert(String literal, int owner) {
    int state = 0;
    for (int i = 0; i < literal.length(); i++) {
      int edge = state * width + classes[literal.charAt(i)];
      if (next[edge] < 0) {
        next[edge] = owners.size();
        owners.add(new BitSet());
      }
      state = next[edge];
    }
    owners.get(state).set(owner);
  }

  /** Fills in, breadth first, where a mismatch leads. */
  private void link() {
    int[] fallback = new int[owners.size()];
    var queue = new ArrayDeque<Integer>();
    queue.add(0);
    while (!queue.isEmpty()) {
      int state = queue.remove();
      for (int c = 0; c < width; c++) {
        int edge = state * width + c;
        int otherwise = state == 0 ? 0 : next[fallback[state] * width + c];
        if (next[edge] < 0) {
          next[edge] = otherwise;
        } else {
          fallback[next[edge]] = otherwise;
          owners.get(next[edge]).or(owners.get(otherwise));
          queue.add(next[edge]);
        }
      }
    }
  }

  /** Returns whether any literal stands in {@code buffer[offset, offset + length)}. */
  boolean any(byte[] buffer, int offset, int length) {
    int state = 0;
    for (int i = offset; i < offset + length; i++) {
      byte b = buffer[i];
      state = b < 0 ? 0 : next[state * width + classes[b]];
      if (accepting[state]) {
        return true;
      }
    }
    return false;
  }

  /** Sets in {@code found} the owners of all literals that stand in {@code text}. */
  void collect(CharSequence text, BitSet found) {
    int state = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      state = c >= 128 ? 0 : next[state * width + classes[c]];
      if (accepting[state]) {
        found.or(owners.get(state));
      }
    }
  }
}
