package io.spanwarden.detect.content;

import io.spanwarden.event.InvalidRuleException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Builds the tables of a {@link KeywordAutomaton}: a trie of the keywords whose missing edges are
 * filled from the longest proper suffix that is also in the trie (Aho and Corasick, 1975).
 */
final class KeywordTrie {
  /** Entries of the table have 15 bits for a state. */
  private static final int MOST_STATES = 1 << 15;

  private final byte[] classes;
  private final int classCount;
  private final List<int[]> edges = new ArrayList<>();
  private final List<int[]> own = new ArrayList<>();
  private final char[] table;
  private final int[][] ends;

  KeywordTrie(List<byte[]> keywords, byte[] classes, int classCount) {
    this.classes = classes;
    this.classCount = classCount;
    addState();
    for (int i = 0; i < keywords.size(); i++) {
      add(keywords.get(i), i);
    }
    if (edges.size() > MOST_STATES) {
      throw new InvalidRuleException(
          "the literals of all rules: "
              + edges.size()
              + " states (expected: "
              + MOST_STATES
              + " at the most, which is some ten thousand rules)");
    }
    table = new char[edges.size() * classCount];
    ends = new int[edges.size()][];
    complete();
  }

  char[] table() {
    return table;
  }

  int[][] ends() {
    return ends;
  }

  private int addState() {
    int[] none = new int[classCount];
    Arrays.fill(none, -1);
    edges.add(none);
    own.add(new int[0]);
    return edges.size() - 1;
  }

  private void add(byte[] keyword, int index) {
    int state = 0;
    for (byte b : keyword) {
      int column = classes[b & 0xff];
      int next = edges.get(state)[column];
      if (next < 0) {
        next = addState();
        edges.get(state)[column] = next;
      }
      state = next;
    }
    own.set(state, join(own.get(state), new int[] {index}));
  }

  /** Visits states breadth first, so that a state's suffix state is complete before it. */
  private void complete() {
    int[] number = new int[edges.size()];
    int[] suffix = new int[edges.size()];
    int[] order = breadthFirst(number);
    for (int state : order) {
      int row = number[state];
      ends[row] = state == 0 ? own.get(0) : join(own.get(state), ends[number[suffix[state]]]);
      for (int column = 0; column < classCount; column++) {
        int child = edges.get(state)[column];
        int fallback = state == 0 ? 0 : table[number[suffix[state]] * classCount + column] >> 1;
        if (child >= 0) {
          suffix[child] = state == 0 ? 0 : order[fallback];
        }
        table[row * classCount + column] = (char) ((child >= 0 ? number[child] : fallback) << 1);
      }
    }
    for (int i = 0; i < table.length; i++) {
      table[i] |= ends[table[i] >> 1].length > 0 ? (char) 1 : 0;
    }
  }

  private int[] breadthFirst(int[] number) {
    int[] order = new int[edges.size()];
    int count = 0;
    ArrayDeque<Integer> queue = new ArrayDeque<>();
    queue.add(0);
    while (!queue.isEmpty()) {
      int state = queue.remove();
      number[state] = count;
      order[count++] = state;
      for (int child : edges.get(state)) {
        if (child >= 0) {
          queue.add(child);
        }
      }
    }
    return order;
  }

  private static int[] join(int[] first, int[] second) {
    int[] joined = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, joined, first.length, second.length);
    return joined;
  }
}
