package io.spanwarden.detect.content;

import io.spanwarden.detect.text.Ascii;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds every keyword in a text in one pass: an Aho-Corasick automaton over bytes, ASCII case
 * folded. Bytes above ASCII are told apart by their lowest three bits only. Immutable.
 *
 * <p>Structure: a row for each state, numbered breadth first so that the rows that most bytes visit
 * lie together; a column for each class of bytes, all bytes of no keyword in one. An entry is twice
 * the number of the next state, plus one where a keyword ends. Two bytes an entry keep the rows
 * that matter in the fastest caches. Bytes may share a class, so whoever is told of a hit compares.
 * Texts from {@link #INTERLEAVED_FROM} bytes are read by four cursors at once, because one cursor
 * waits for each load before it can start the next; each is warmed up on the bytes before its part.
 */
final class KeywordAutomaton {
  /** The longest text that one call of {@link #find} takes. */
  static final int CHUNK = 4096;

  private static final int INTERLEAVED_FROM = 64;

  /** Columns of a row. */
  private static final int COLUMNS = 64;

  /** An entry without its mark of a hit. */
  private static final int STATE = 0xfffe;

  /** From an entry to the offset of its row: entries are twice the number of a state. */
  private static final int ROW = 5;

  /** Bytes above ASCII share so many classes. */
  private static final int WIDE = 8;

  private final byte[] classes;
  private final char[] table;
  private final int[][] ends;
  private final int warmUp;

  /** Builds the automaton of {@code keywords}; an empty keyword is not allowed. */
  KeywordAutomaton(List<byte[]> keywords) {
    List<byte[]> folded = new ArrayList<>();
    int longest = 1;
    for (byte[] keyword : keywords) {
      byte[] bytes = keyword.clone();
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = (byte) Ascii.lower(bytes[i]);
      }
      folded.add(bytes);
      longest = Math.max(longest, bytes.length);
    }
    warmUp = longest - 1;
    classes = classesOf(folded);
    KeywordTrie trie = new KeywordTrie(folded, classes, COLUMNS);
    table = trie.table();
    ends = trie.ends();
  }

  /** Returns the keywords, by index, that end where a hit with {@code state} was. */
  int[] keywordsAt(int state) {
    return ends[state >>> 1];
  }

  /** Returns the number of states. */
  int states() {
    return ends.length;
  }

  /**
   * Finds the places where keywords end in {@code text[from, to)}, at most {@link #CHUNK} bytes
   * ({@code lowest} is the start of the whole text).
   *
   * @param hits receives {@code index of the keyword's last byte << 32 | state}, in order; must
   *     hold {@code to - from + 4} entries
   * @return how many hits there were
   */
  int find(byte[] text, int lowest, int from, int to, long[] hits) {
    int state = warm(text, lowest, from);
    if (to - from < Math.max(INTERLEAVED_FROM, 4 * warmUp)) {
      return findByOne(text, from, to, state, hits, 0);
    }
    return findByFour(text, from, to, state, hits);
  }

  private int warm(byte[] text, int lowest, int from) {
    int state = 0;
    for (int i = Math.max(lowest, from - warmUp); i < from; i++) {
      state = table[((state & STATE) << ROW) + classes[text[i] & 0xff]];
    }
    return state;
  }

  private int findByOne(byte[] text, int from, int to, int start, long[] hits, int already) {
    char[] t = table;
    byte[] c = classes;
    int count = already;
    int state = start;
    for (int i = from; i < to; i++) {
      state = t[((state & STATE) << ROW) + c[text[i] & 0xff]];
      if ((state & 1) != 0) {
        hits[count++] = (long) i << 32 | state;
      }
    }
    return count;
  }

  /** Four cursors in step; the hits of each are put one quarter apart, then moved together. */
  private int findByFour(byte[] text, int from, int to, int start, long[] hits) {
    int quarter = (to - from) >> 2;
    char[] t = table;
    byte[] c = classes;
    int s0 = start;
    int s1 = 0;
    int s2 = 0;
    int s3 = 0;
    // In step as well: short texts would wait for these more than for all the rest.
    for (int i = from + quarter - warmUp, end = from + quarter; i < end; i++) {
      s1 = t[((s1 & STATE) << ROW) + c[text[i] & 0xff]];
      s2 = t[((s2 & STATE) << ROW) + c[text[i + quarter] & 0xff]];
      s3 = t[((s3 & STATE) << ROW) + c[text[i + 2 * quarter] & 0xff]];
    }
    int n0 = 0;
    int n1 = quarter;
    int n2 = 2 * quarter;
    int n3 = 3 * quarter;
    int i0 = from;
    int i1 = from + quarter;
    int i2 = i1 + quarter;
    int i3 = i2 + quarter;
    for (int end = i1; i0 < end; i0++, i1++, i2++, i3++) {
      s0 = t[((s0 & STATE) << ROW) + c[text[i0] & 0xff]];
      s1 = t[((s1 & STATE) << ROW) + c[text[i1] & 0xff]];
      s2 = t[((s2 & STATE) << ROW) + c[text[i2] & 0xff]];
      s3 = t[((s3 & STATE) << ROW) + c[text[i3] & 0xff]];
      if (((s0 | s1 | s2 | s3) & 1) != 0) {
        if ((s0 & 1) != 0) {
          hits[n0++] = (long) i0 << 32 | s0;
        }
        if ((s1 & 1) != 0) {
          hits[n1++] = (long) i1 << 32 | s1;
        }
        if ((s2 & 1) != 0) {
          hits[n2++] = (long) i2 << 32 | s2;
        }
        if ((s3 & 1) != 0) {
          hits[n3++] = (long) i3 << 32 | s3;
        }
      }
    }
    n3 = findByOne(text, i3, to, s3, hits, n3);
    int count = n0;
    count = move(hits, quarter, n1, count);
    count = move(hits, 2 * quarter, n2, count);
    return move(hits, 3 * quarter, n3, count);
  }

  private static int move(long[] hits, int from, int to, int count) {
    System.arraycopy(hits, from, hits, count, to - from);
    return count + to - from;
  }

  /** Letters and digits first; should there be too many other characters, the last share one. */
  private static byte[] classesOf(List<byte[]> keywords) {
    boolean[] used = new boolean[256];
    for (byte[] keyword : keywords) {
      for (byte b : keyword) {
        used[b & 0xff] = true;
      }
    }
    byte[] classes = new byte[256];
    int next = 1;
    for (int pass = 0; pass < 2; pass++) {
      for (int b = 0; b < 0x80; b++) {
        if (used[b] && Ascii.isAlnum(b) == (pass == 0)) {
          classes[b] = (byte) next;
          next = Math.min(next + 1, COLUMNS - WIDE - 1);
        }
      }
    }
    for (int upper = 'A'; upper <= 'Z'; upper++) {
      classes[upper] = classes[upper | 0x20];
    }
    for (int b = 0x80; b <= 0xff; b++) {
      classes[b] = (byte) (COLUMNS - WIDE + b % WIDE);
    }
    return classes;
  }
}
