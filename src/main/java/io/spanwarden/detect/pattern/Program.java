package io.spanwarden.detect.pattern;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A pattern as a machine of states over classes of bytes (Thompson, "Regular Expression Search
 * Algorithm", 1968). Bytes that no part of the pattern tells apart share a class. Immutable.
 *
 * <p>Of two ways on, a state prefers {@link #next} to {@link #other}: the order in which Perl would
 * try them.
 */
final class Program {
  /** Reads one byte of a set. */
  static final byte BYTES = 0;

  /** Goes on in two ways. */
  static final byte SPLIT = 1;

  /** Notes where group 1 begins or ends. */
  static final byte SAVE = 2;

  /** Goes on if a condition holds. */
  static final byte ASSERT = 3;

  /** Accepts. */
  static final byte MATCH = 4;

  private static final List<Condition> CONDITIONS = List.of(Condition.values());

  private final byte[] operations;
  private final int[] next;
  private final int[] arguments;
  private final int entry;
  private final byte[] classOf = new byte[256];
  private final int classes;
  private final boolean[] members;
  private final int[] sideOf;

  private Program(Builder builder, Node node) {
    int match = builder.add(MATCH, 0, 0);
    entry = builder.emit(node, match);
    operations = Arrays.copyOf(builder.operations, builder.size);
    next = Arrays.copyOf(builder.next, builder.size);
    arguments = Arrays.copyOf(builder.arguments, builder.size);
    List<ByteSet> sets = builder.sets;
    List<ByteSet> partition = partition(sets, builder.asks);
    classes = partition.size();
    members = new boolean[sets.size() * (classes + 1)];
    sideOf = new int[classes + 1];
    sideOf[classes] = Condition.EDGE & builder.asks;
    int[] examples = new int[classes];
    for (int b = 0; b < classOf.length; b++) {
      int byteClass = 0;
      while (!partition.get(byteClass).contains(b)) {
        byteClass++;
      }
      classOf[b] = (byte) byteClass;
      examples[byteClass] = b;
    }
    for (int byteClass = 0; byteClass < classes; byteClass++) {
      int example = examples[byteClass];
      int word = ByteSet.WORD.contains(example) ? Condition.WORD : 0;
      sideOf[byteClass] = (example == '\n' ? Condition.NEWLINE : word) & builder.asks;
      for (int set = 0; set < sets.size(); set++) {
        members[set * (classes + 1) + byteClass] = sets.get(set).contains(example);
      }
    }
  }

  /** Returns the largest classes of bytes that neither {@code sets} nor conditions tell apart. */
  private static List<ByteSet> partition(List<ByteSet> sets, int asks) {
    List<ByteSet> classes = new ArrayList<>(List.of(ByteSet.ALL));
    for (ByteSet set : sets) {
      split(classes, set);
    }
    if ((asks & Condition.WORD) != 0) {
      split(classes, ByteSet.WORD);
    }
    if ((asks & Condition.NEWLINE) != 0) {
      split(classes, ByteSet.NEWLINE);
    }
    return classes;
  }

  private static void split(List<ByteSet> classes, ByteSet set) {
    for (int i = classes.size() - 1; i >= 0; i--) {
      ByteSet inside = classes.get(i).intersection(set);
      ByteSet outside = classes.get(i).intersection(set.complement());
      if (!inside.isEmpty() && !outside.isEmpty()) {
        classes.set(i, outside);
        classes.add(inside);
      }
    }
  }

  static Program of(Node node) {
    return new Program(new Builder((int) node.states() + 1), node);
  }

  /** Returns the number of states. */
  int size() {
    return operations.length;
  }

  /** Returns the state to begin with. */
  int entry() {
    return entry;
  }

  /** Returns the class of each byte, by its unsigned value, each as an unsigned byte. */
  byte[] classOf() {
    return classOf;
  }

  /** Returns the number of classes. As a class it stands for the end of the text. */
  int endClass() {
    return classes;
  }

  byte operation(int state) {
    return operations[state];
  }

  int next(int state) {
    return next[state];
  }

  /** Returns the less preferred way on of a {@link #SPLIT}. */
  int other(int state) {
    return arguments[state];
  }

  /** Returns whether a {@link #SAVE} notes the end of the group, not the beginning. */
  boolean savesEnd(int state) {
    return arguments[state] != 0;
  }

  /** Returns whether a {@link #BYTES} reads bytes of {@code byteClass}. */
  boolean reads(int state, int byteClass) {
    return members[arguments[state] * (classes + 1) + byteClass];
  }

  /** Returns whether an {@link #ASSERT} holds between two sides. */
  boolean holds(int state, int before, int after) {
    return CONDITIONS.get(arguments[state]).holds(before, after);
  }

  /**
   * Returns what the pattern's conditions ask about a byte of {@code byteClass}, as bits of {@link
   * Condition}; for the class of the end, about the end. The end is as the start.
   */
  int sideOf(int byteClass) {
    return sideOf[byteClass];
  }

  /** Makes states from the last to the first, so that each knows what follows. */
  private static final class Builder {
    private final byte[] operations;
    private final int[] next;
    private final int[] arguments;
    private final List<ByteSet> sets = new ArrayList<>();
    private int size;
    private int asks;

    Builder(int capacity) {
      operations = new byte[capacity];
      next = new int[capacity];
      arguments = new int[capacity];
    }

    int add(byte operation, int following, int argument) {
      operations[size] = operation;
      next[size] = following;
      arguments[size] = argument;
      return size++;
    }

    /** Adds states for {@code node} that go on to {@code following}, and returns the first. */
    int emit(Node node, int following) {
      if (node instanceof Node.Bytes bytes) {
        return add(BYTES, following, indexOf(bytes.set()));
      }
      if (node instanceof Node.Assertion assertion) {
        asks |= assertion.condition().asks();
        return add(ASSERT, following, CONDITIONS.indexOf(assertion.condition()));
      }
      if (node instanceof Node.Capture capture) {
        int end = add(SAVE, following, 1);
        return add(SAVE, emit(capture.body(), end), 0);
      }
      if (node instanceof Node.Alternation alternation) {
        int last = alternation.branches().size() - 1;
        int entry = emit(alternation.branches().get(last), following);
        for (int i = last - 1; i >= 0; i--) {
          entry = add(SPLIT, emit(alternation.branches().get(i), following), entry);
        }
        return entry;
      }
      if (node instanceof Node.Repeat repeat) {
        return emit(repeat, following);
      }
      int entry = following;
      List<Node> parts = ((Node.Sequence) node).parts();
      for (int i = parts.size() - 1; i >= 0; i--) {
        entry = emit(parts.get(i), entry);
      }
      return entry;
    }

    private int indexOf(ByteSet set) {
      int known = sets.indexOf(set);
      if (known < 0) {
        sets.add(set);
      }
      return known < 0 ? sets.size() - 1 : known;
    }

    private int emit(Node.Repeat repeat, int following) {
      int entry = following;
      int copies = repeat.min();
      if (repeat.max() == Node.UNBOUNDED) {
        entry = loop(repeat, following);
        copies--;
      } else {
        for (int i = repeat.min(); i < repeat.max(); i++) {
          entry = choice(repeat, emit(repeat.body(), entry), following);
        }
      }
      for (int i = 0; i < copies; i++) {
        entry = emit(repeat.body(), entry);
      }
      return entry;
    }

    /** Once or more, or for a minimum of 0 not at all. */
    private int loop(Node.Repeat repeat, int following) {
      int split = add(SPLIT, 0, 0);
      int body = emit(repeat.body(), split);
      next[split] = repeat.greedy() ? body : following;
      arguments[split] = repeat.greedy() ? following : body;
      if (repeat.min() > 0) {
        return body;
      }
      // A body that may be empty could come back to the same split without a byte, and then would
      // not be tried in the right order: x* is (x+)?.
      return repeat.body().minLength() > 0 ? split : choice(repeat, body, following);
    }

    private int choice(Node.Repeat repeat, int body, int following) {
      return repeat.greedy() ? add(SPLIT, body, following) : add(SPLIT, following, body);
    }
  }
}
