package io.spanwarden.detect.pattern;

import java.util.List;

/** A part of a pattern, as parsed. Immutable. */
sealed interface Node {
  /** Stands for "no bound", also as a sum of bounds. */
  int UNBOUNDED = Integer.MAX_VALUE;

  /** Matches the empty text only. */
  Node EMPTY = new Sequence(List.of());

  /** Returns how many states it takes in a {@link Program}. */
  long states();

  /** Returns the least number of bytes that it matches. */
  int minLength();

  /** Returns the greatest number of bytes that it matches, or {@link #UNBOUNDED}. */
  int maxLength();

  /** One byte of a set. */
  record Bytes(ByteSet set) implements Node {
    @Override
    public long states() {
      return 1;
    }

    @Override
    public int minLength() {
      return 1;
    }

    @Override
    public int maxLength() {
      return 1;
    }
  }

  /** A condition on the bytes before and after a place. */
  record Assertion(Condition condition) implements Node {
    @Override
    public long states() {
      return 1;
    }

    @Override
    public int minLength() {
      return 0;
    }

    @Override
    public int maxLength() {
      return 0;
    }
  }

  /** One part after the other. */
  record Sequence(List<Node> parts) implements Node {
    public Sequence {
      parts = List.copyOf(parts);
    }

    @Override
    public long states() {
      long sum = 0;
      for (Node part : parts) {
        sum += part.states();
      }
      return sum;
    }

    @Override
    public int minLength() {
      int sum = 0;
      for (Node part : parts) {
        sum = sum(sum, part.minLength());
      }
      return sum;
    }

    @Override
    public int maxLength() {
      int sum = 0;
      for (Node part : parts) {
        sum = sum(sum, part.maxLength());
      }
      return sum;
    }
  }

  /**
   * The first branch that leads to a match.
   *
   * @param branches two or more
   * @param positions where each begins in the pattern
   */
  record Alternation(List<Node> branches, List<Integer> positions) implements Node {
    public Alternation {
      branches = List.copyOf(branches);
      positions = List.copyOf(positions);
    }

    @Override
    public long states() {
      long sum = branches.size() - 1L;
      for (Node branch : branches) {
        sum += branch.states();
      }
      return sum;
    }

    @Override
    public int minLength() {
      int least = UNBOUNDED;
      for (Node branch : branches) {
        least = Math.min(least, branch.minLength());
      }
      return least;
    }

    @Override
    public int maxLength() {
      int greatest = 0;
      for (Node branch : branches) {
        greatest = Math.max(greatest, branch.maxLength());
      }
      return greatest;
    }
  }

  /**
   * {@code body} again and again.
   *
   * @param max {@link #UNBOUNDED} for no bound
   * @param greedy whether more is better
   */
  record Repeat(Node body, int min, int max, boolean greedy) implements Node {
    @Override
    public long states() {
      long each = body.states();
      return max == UNBOUNDED ? Math.max(min, 1) * each + 2 : min * each + (max - min) * (each + 1);
    }

    @Override
    public int minLength() {
      return product(body.minLength(), min);
    }

    @Override
    public int maxLength() {
      return product(body.maxLength(), max);
    }
  }

  /** Group 1. Other groups leave no trace. */
  record Capture(Node body) implements Node {
    @Override
    public long states() {
      return body.states() + 2;
    }

    @Override
    public int minLength() {
      return body.minLength();
    }

    @Override
    public int maxLength() {
      return body.maxLength();
    }
  }

  /** Returns {@code a + b}, at most {@link #UNBOUNDED}. */
  static int sum(int a, int b) {
    return (int) Math.min(UNBOUNDED, (long) a + b);
  }

  private static int product(int a, int b) {
    return (int) Math.min(UNBOUNDED, (long) a * b);
  }
}
