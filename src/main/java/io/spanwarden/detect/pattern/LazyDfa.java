package io.spanwarden.detect.pattern;

import java.util.Arrays;
import java.util.BitSet;

/**
 * The deterministic automaton of a {@link Program}, made state by state as texts need it. Not
 * thread-safe.
 *
 * <p>A state is the list of the program's states that are alive, the preferred ones first, each
 * just after it read a byte, together with what conditions ask about that byte. Ways that read
 * nothing are gone only when the next byte, or the end of the text, is known: so conditions are
 * decided exactly, and a step says whether a match ends before the byte that it reads. Nothing less
 * preferred than such a match is kept, which is what gives Perl's match and not the longest.
 *
 * <p>It remembers 3,000 states and 512 KB at most. Then it forgets all and goes on.
 */
final class LazyDfa {
  private static final int MOST_STATES = 3_000;
  private static final int MOST_INTS = 1 << 17;
  private static final int FIRST = 2; // 0 stands for "not known yet", 1 for "nothing is alive"

  private final Program program;
  private final Workspace workspace;
  private final int stride;
  private final int[] startRows = new int[8];
  private int[] rows;
  private int[] pool;
  private int[] starts;
  private int[] index;
  private int states = FIRST;
  private int remembered;
  private int read;
  private long work;
  private long flushes;

  LazyDfa(Program program, Workspace workspace) {
    this.program = program;
    this.workspace = workspace;
    stride = program.endClass() + 1;
    rows = new int[8 * stride];
    pool = new int[32];
    starts = new int[8];
    index = new int[16];
    workspace.add(this);
  }

  /** Returns how many bytes the last run looked at. */
  int read() {
    return read;
  }

  /** Returns how many states of the program were walked to make states of this automaton. */
  long work() {
    return work;
  }

  /** Returns how often it was full. */
  long flushes() {
    return flushes;
  }

  /** Returns where the match from {@code start} ends that Perl would find, or -1 for none. */
  int end(int start, int limit) {
    byte[] text = workspace.text();
    byte[] classOf = program.classOf();
    int dead = stride << 1;
    int last = -1;
    int row = startRow(program.sideOf(workspace.classAt(program, start - 1)));
    int[] table = rows;
    for (int at = start; at < limit; at++) {
      int byteClass = classOf[text[at] & 0xff] & 0xff;
      int entry = table[row + byteClass];
      if (entry <= dead + 1) {
        if (entry == 0) {
          entry = step(row, byteClass);
          table = rows;
        }
        if (entry <= dead + 1) {
          read = at + 1 - start;
          return entry == dead ? last : at;
        }
      }
      if ((entry & 1) != 0) {
        last = at;
      }
      row = entry >> 1;
    }
    read = limit - start;
    return (entry(row, workspace.classAt(program, limit)) & 1) == 0 ? last : limit;
  }

  /**
   * Returns which bytes may follow {@code prefix}, whatever stands before it, where a match that
   * begins with it goes on or has ended.
   */
  BitSet followers(byte[] prefix) {
    byte[] classOf = program.classOf();
    boolean[] follow = new boolean[stride];
    int sides = 0;
    for (int before = 0; before < stride; before++) {
      int side = 1 << program.sideOf(before);
      if ((sides & side) == 0) {
        sides |= side;
        for (int next = 0; next < stride - 1; next++) {
          follow[next] |= follows(program.sideOf(before), prefix, next);
        }
      }
    }
    BitSet followers = new BitSet(256);
    for (int b = 0; b < 256; b++) {
      followers.set(b, follow[classOf[b] & 0xff]);
    }
    return followers;
  }

  /** A row is good only until the next step, which may forget it: so each byte begins anew. */
  private boolean follows(int before, byte[] prefix, int next) {
    int row = startRow(before);
    for (int i = 0; i < prefix.length && row > stride; i++) {
      row = entry(row, program.classOf()[prefix[i] & 0xff] & 0xff) >> 1;
    }
    return row > stride && entry(row, next) != stride << 1;
  }

  private int entry(int row, int byteClass) {
    int entry = rows[row + byteClass];
    return entry == 0 ? step(row, byteClass) : entry;
  }

  private int startRow(int before) {
    if (startRows[before] == 0) {
      int tail = starts[states];
      append(tail, before);
      append(tail + 1, program.entry());
      int row = rowOf(tail + 2);
      startRows[before] = row;
    }
    return startRows[before];
  }

  /**
   * Returns the state after {@code byteClass} as twice the place of its row, plus one if a match
   * ends before that byte.
   */
  private int step(int row, int byteClass) {
    int state = row / stride;
    int size = starts[states];
    append(size++, program.sideOf(byteClass));
    workspace.beginVisit(2 * program.size());
    int match = 0;
    for (int k = starts[state] + 1; k < starts[state + 1] && match == 0; k++) {
      size = walk(pool[k], pool[starts[state]], byteClass, size);
      if (size < 0) {
        size = -size;
        match = 1;
      }
    }
    if (size == starts[states] + 1) {
      rows[row + byteClass] = stride << 1 | match;
      return stride << 1 | match;
    }
    long before = flushes;
    int entry = rowOf(size) << 1 | match;
    if (flushes == before) {
      rows[row + byteClass] = entry;
    }
    return entry;
  }

  /**
   * Appends to the pool what is alive after {@code byteClass} on the ways from {@code from}, and
   * returns the pool's new size, negative if they lead to a match.
   */
  private int walk(int from, int before, int byteClass, int oldSize) {
    int after = program.sideOf(byteClass);
    int[] stack = workspace.stack(2 * program.size() + 2);
    int size = oldSize;
    int top = 0;
    stack[top++] = from;
    while (top > 0) {
      int state = stack[--top];
      work++;
      if (!workspace.visits(state)) {
        continue;
      }
      switch (program.operation(state)) {
        case Program.SPLIT -> {
          stack[top++] = program.other(state);
          stack[top++] = program.next(state);
        }
        case Program.SAVE -> stack[top++] = program.next(state);
        case Program.ASSERT -> {
          if (program.holds(state, before, after)) {
            stack[top++] = program.next(state);
          }
        }
        case Program.BYTES -> {
          int next = program.next(state);
          if (program.reads(state, byteClass) && workspace.visits(program.size() + next)) {
            append(size++, next);
          }
        }
        default -> {
          return -size;
        }
      }
    }
    return size;
  }

  private void append(int at, int value) {
    if (at == pool.length) {
      pool = Arrays.copyOf(pool, 2 * pool.length);
    }
    pool[at] = value;
  }

  /** Returns the row of the state that the pool holds from its last state's end to {@code end}. */
  private int rowOf(int end) {
    int tail = starts[states];
    int slot = hash(tail, end) & index.length - 1;
    while (index[slot] != 0) {
      int known = index[slot];
      if (Arrays.equals(pool, starts[known], starts[known + 1], pool, tail, end)) {
        return known * stride;
      }
      slot = slot + 1 & index.length - 1;
    }
    int cost = end - tail + stride;
    if (states > FIRST && (states == MOST_STATES || remembered + cost > MOST_INTS)) {
      System.arraycopy(pool, tail, pool, 0, end - tail);
      int length = end - tail;
      forget();
      flushes++;
      return rowOf(length);
    }
    index[slot] = states;
    return add(end, cost);
  }

  private int add(int end, int cost) {
    int row = states * stride;
    states++;
    if (row + stride > rows.length) {
      rows = Arrays.copyOf(rows, Math.max(row + stride, 2 * rows.length));
    }
    if (states == starts.length) {
      starts = Arrays.copyOf(starts, 2 * starts.length);
    }
    starts[states] = end;
    remembered += cost;
    workspace.remember(this, cost);
    if (2 * states > index.length) {
      grow();
    }
    return row;
  }

  private void grow() {
    index = new int[2 * index.length];
    for (int state = FIRST; state < states; state++) {
      int slot = hash(starts[state], starts[state + 1]) & index.length - 1;
      while (index[slot] != 0) {
        slot = slot + 1 & index.length - 1;
      }
      index[slot] = state;
    }
  }

  private int hash(int from, int to) {
    int hash = 0;
    for (int i = from; i < to; i++) {
      hash = 31 * hash + pool[i];
    }
    return hash ^ hash >>> 15;
  }

  /** Forgets all states, and keeps the memory. */
  private void forget() {
    workspace.forget(remembered);
    remembered = 0;
    Arrays.fill(rows, 0, states * stride, 0);
    states = FIRST;
    Arrays.fill(index, 0);
    Arrays.fill(startRows, 0);
  }

  /** Forgets all states, and gives the memory back. */
  void release() {
    forget();
    rows = new int[8 * stride];
    pool = new int[32];
    starts = new int[8];
    index = new int[16];
  }
}
