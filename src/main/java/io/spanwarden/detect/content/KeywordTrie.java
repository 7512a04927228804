package io.spanwarden.detect.content;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Builds the tables of a {@link KeywordAutomaton}: a trie of the keywords whose missing edges are
 * filled from the longest proper suffix that is also in the trie (Aho and Corasick, 1975).
 */
final class KeywordTrie {
  private static final int HIT = 0x80000000;

  private final byte[] classes;
  private final int classCount;
  private final List<int[]> edges = new ArrayList<>();
  private final List<int[]> own = new ArrayList<>();
  private final int[] table;
  private final int[][] ends;

  KeywordTrie(List<byte[]> keywords, byte[] classes, int classCount) {
    this.classes = classes;
    this.classCount = classCount;
    addState();
    for (int i = 0; i < keywords.size(); i++) {
      add(keywords.get(i), i);
    }
    table = new int[edges.size() * classCount];
    ends = new int[edges.size()][];
    complete();
  }

  int[] table() {
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
        int fallback =
            state == 0 ? 0 : table[number[suffix[state]] * classCount + column] / classCount;
        if (child >= 0) {
          suffix[child] = state == 0 ? 0 : order[fallback];
        }
        table[row * classCount + column] = (child >= 0 ? number[child] : fallback) * classCount;
      }
    }
    for (int i = 0; i < table.length; i++) {
      table[i] |= ends[table[i] / classCount].length > 0 ? HIT : 0;
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
