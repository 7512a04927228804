package io.spanwarden.detect.pattern;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the matchers of one thread share: the text that they look at, their working memory, and a
 * bound on what their automata remember. Not thread-safe: one for each thread.
 */
public final class Workspace {
  /** What all automata together may remember, in ints: 4 MB. */
  static final int MOST_REMEMBERED = 1 << 20;

  private final List<LazyDfa> automata = new ArrayList<>();
  private final GroupFinder groups = new GroupFinder();
  private byte[] text = new byte[0];
  private int from;
  private int to;
  private int[] visited = new int[64];
  private int visit;
  private int[] stack = new int[64];
  private int remembered;

  /** Creates a workspace with an empty text. */
  public Workspace() {}

  /**
   * Turns all matchers to {@code text[from, to)}. The bytes are not copied, and must not change
   * while matchers look at them.
   */
  public void show(byte[] newText, int newFrom, int newTo) {
    text = newText;
    from = newFrom;
    to = newTo;
  }

  byte[] text() {
    return text;
  }

  int to() {
    return to;
  }

  /** Returns the class of the byte at {@code at}; outside of the text, that of the end. */
  int classAt(Program program, int at) {
    return at < from || at >= to ? program.endClass() : program.classOf()[text[at] & 0xff] & 0xff;
  }

  GroupFinder groups() {
    return groups;
  }

  /** Begins a walk over {@code states} states, none of which was visited. */
  void beginVisit(int states) {
    if (visited.length < states) {
      visited = new int[Math.max(states, 2 * visited.length)];
      visit = 0;
    }
    if (++visit == Integer.MAX_VALUE) {
      Arrays.fill(visited, 0);
      visit = 1;
    }
  }

  /** Returns whether the walk comes to {@code state} for the first time. */
  boolean visits(int state) {
    if (visited[state] == visit) {
      return false;
    }
    visited[state] = visit;
    return true;
  }

  /** Returns a stack with room for {@code size} ints above what it holds. */
  int[] stack(int size) {
    if (stack.length < size) {
      stack = Arrays.copyOf(stack, Math.max(size, 2 * stack.length));
    }
    return stack;
  }

  void add(LazyDfa automaton) {
    automata.add(automaton);
  }

  /** Counts what {@code growing} remembers in addition; if it is too much, all others forget. */
  void remember(LazyDfa growing, int ints) {
    remembered += ints;
    if (remembered > MOST_REMEMBERED) {
      for (LazyDfa automaton : automata) {
        if (automaton != growing) {
          automaton.release();
        }
      }
    }
  }

  /** Returns how many ints all automata remember. */
  int remembered() {
    return remembered;
  }

  void forget(int ints) {
    remembered -= ints;
  }
}
