package io.spanwarden.detect.pattern;

/**
 * Finds group 1 of a match whose bounds are known, by all ways at once (Pike's machine): time is at
 * most the length of the match times the states of the program. Not thread-safe.
 *
 * <p>A way is three ints: its state, and where it entered and left the group, -1 for not yet.
 */
final class GroupFinder {
  private static final int WAY = 3;

  private int[] alive = new int[0];
  private int[] following = new int[0];
  private int[] stack = new int[0];
  private int count;
  private int begin;
  private int end;
  private long work;

  /** Returns where the group begins, or -1. */
  int begin() {
    return begin;
  }

  /** Returns where the group ends, or -1. */
  int end() {
    return end;
  }

  /** Returns how many states were walked so far. */
  long work() {
    return work;
  }

  /** Looks for the group of the match of {@code program} on {@code [from, to)}. */
  void find(Program program, Workspace workspace, int from, int to) {
    reserve(WAY * (2 * program.size() + 2));
    begin = -1;
    end = -1;
    alive[0] = program.entry();
    alive[1] = -1;
    alive[2] = -1;
    int ways = WAY;
    for (int at = from; at <= to && ways > 0; at++) {
      workspace.beginVisit(2 * program.size());
      count = 0;
      boolean match = false;
      for (int way = 0; way < ways && !match; way += WAY) {
        System.arraycopy(alive, way, stack, 0, WAY);
        match = walk(program, workspace, at);
      }
      int[] read = alive;
      alive = following;
      following = read;
      ways = count;
    }
  }

  private void reserve(int size) {
    if (alive.length < size) {
      alive = new int[size];
      following = new int[size];
      stack = new int[size];
    }
  }

  /** Follows the way on the stack up to the byte at {@code at}; true if it came to a match. */
  private boolean walk(Program program, Workspace workspace, int at) {
    int before = program.sideOf(workspace.classAt(program, at - 1));
    int byteClass = workspace.classAt(program, at);
    int after = program.sideOf(byteClass);
    int top = WAY;
    while (top > 0) {
      top -= WAY;
      int state = stack[top];
      work++;
      if (!workspace.visits(state)) {
        continue;
      }
      int next = program.next(state);
      switch (program.operation(state)) {
        case Program.SPLIT -> {
          System.arraycopy(stack, top, stack, top + WAY, WAY);
          stack[top] = program.other(state);
          stack[top + WAY] = next;
          top += 2 * WAY;
        }
        case Program.SAVE -> {
          stack[top] = next;
          stack[top + (program.savesEnd(state) ? 2 : 1)] = at;
          top += WAY;
        }
        case Program.ASSERT -> {
          if (program.holds(state, before, after)) {
            stack[top] = next;
            top += WAY;
          }
        }
        case Program.BYTES -> {
          if (program.reads(state, byteClass) && workspace.visits(program.size() + next)) {
            following[count] = next;
            following[count + 1] = stack[top + 1];
            following[count + 2] = stack[top + 2];
            count += WAY;
          }
        }
        default -> {
          begin = stack[top + 1];
          end = stack[top + 2];
          return true;
        }
      }
    }
    return false;
  }
}
