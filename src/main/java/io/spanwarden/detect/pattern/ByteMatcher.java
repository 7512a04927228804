package io.spanwarden.detect.pattern;

import java.util.BitSet;

/**
 * Matches one {@link ByteRegex} from given places of its workspace's text. Not thread-safe. After
 * the first texts nothing is allocated.
 */
public final class ByteMatcher {
  private final Workspace workspace;
  private final Program program;
  private final LazyDfa automaton;
  private final boolean captures;
  private long work;
  private int start;
  private int end = -1;
  private int groupStart = -1;
  private int groupEnd = -1;

  ByteMatcher(Program program, boolean captures, Workspace workspace) {
    this.program = program;
    this.workspace = workspace;
    this.captures = captures;
    automaton = new LazyDfa(program, workspace);
  }

  /**
   * Returns where the match that begins at {@code from} ends, exclusive, or -1 for none: the match
   * that Perl would find. It reads up to {@code limit}, exclusive; what stands there is still seen
   * by {@code \b} and {@code $}, so a limit is no end of the text.
   *
   * @param from within the text that the workspace shows
   * @param limit {@code from} or more; beyond the text it is the text's end
   */
  public int match(int from, int limit) {
    start = from;
    end = automaton.end(from, Math.min(limit, workspace.to()));
    work += automaton.read();
    groupStart = -1;
    groupEnd = -1;
    return end;
  }

  /**
   * Looks for group 1 of the last match, and returns whether it took part. It reads the match once
   * more, in time at most its length times the pattern's states.
   */
  public boolean findGroup() {
    if (!captures || end < 0) {
      return false;
    }
    GroupFinder groups = workspace.groups();
    long before = groups.work();
    groups.find(program, workspace, start, end);
    work += groups.work() - before;
    groupStart = groups.begin();
    groupEnd = groups.end();
    return groupEnd >= 0;
  }

  /** Returns where the group begins that {@link #findGroup} found, or -1. */
  public int groupStart() {
    return groupStart;
  }

  /** Returns where the group ends that {@link #findGroup} found, exclusive, or -1. */
  public int groupEnd() {
    return groupEnd;
  }

  /** Returns how many bytes from its beginning the last match looked at. */
  public int read() {
    return automaton.read();
  }

  /** Returns the steps so far: bytes read, and states walked to make states and to find groups. */
  public long work() {
    return work + automaton.work();
  }

  /** Returns how often the automaton was full and forgot all. */
  public long flushes() {
    return automaton.flushes();
  }

  /**
   * Returns the bytes that may follow {@code prefix} in a match that begins with it; all of them if
   * a match may end there, none if no match begins with it.
   */
  public BitSet followers(byte[] prefix) {
    return automaton.followers(prefix);
  }
}
