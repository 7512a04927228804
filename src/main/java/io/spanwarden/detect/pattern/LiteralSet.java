package io.spanwarden.detect.pattern;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All texts that a part of a pattern matches, each cut at {@link #LONGEST} bytes. Immutable.
 *
 * @param texts as characters of ISO 8859-1, without one that stands twice; lower case if {@code
 *     folded}
 * @param folded whether some letter stands for both its cases; then all do, which only means more
 */
record LiteralSet(List<String> texts, boolean folded) {
  /** Longer anchors would make the search no more selective, only larger. */
  static final int LONGEST = 16;

  private static final int MOST = 32;
  private static final int MOST_MEMBERS = 4;

  static final LiteralSet EMPTY = new LiteralSet(List.of(""), false);

  LiteralSet {
    texts = List.copyOf(texts);
  }

  /** Returns the texts of {@code node}, or null if there are too many. */
  static @Nullable LiteralSet of(Node node) {
    if (node instanceof Node.Bytes bytes) {
      return of(bytes.set());
    }
    if (node instanceof Node.Assertion) {
      return EMPTY;
    }
    if (node instanceof Node.Capture capture) {
      return of(capture.body());
    }
    if (node instanceof Node.Sequence sequence) {
      return ofSequence(sequence);
    }
    return node instanceof Node.Repeat repeat
        ? ofRepeat(repeat)
        : ofBranches((Node.Alternation) node);
  }

  private static @Nullable LiteralSet ofSequence(Node.Sequence sequence) {
    LiteralSet all = EMPTY;
    for (Node part : sequence.parts()) {
      LiteralSet next = of(part);
      LiteralSet longer = next == null ? null : all.then(next);
      if (longer == null) {
        return null;
      }
      all = longer;
    }
    return all;
  }

  private static @Nullable LiteralSet of(ByteSet set) {
    int size = set.size();
    if (size == 0 || size > 2 * MOST_MEMBERS) {
      return null;
    }
    int least = set.next(0);
    if (size == 1) {
      return new LiteralSet(List.of(Character.toString(least)), false);
    }
    boolean folded = false;
    Set<String> members = new LinkedHashSet<>();
    for (int b = least; b < 256; b = set.next(b + 1)) {
      folded |= ByteSet.LOWER.contains(b) && set.contains(Character.toUpperCase(b));
      members.add(Character.toString(b));
    }
    LiteralSet literals = unique(members, folded);
    return literals.texts.size() > MOST_MEMBERS ? null : literals;
  }

  private static @Nullable LiteralSet ofRepeat(Node.Repeat repeat) {
    LiteralSet body = repeat.max() > LONGEST ? null : of(repeat.body());
    if (body == null) {
      return null;
    }
    LiteralSet all = EMPTY;
    Set<String> texts = new LinkedHashSet<>();
    for (int i = 0; i < repeat.max(); i++) {
      if (i >= repeat.min()) {
        texts.addAll(all.texts);
      }
      LiteralSet longer = all.then(body);
      if (longer == null) {
        return null;
      }
      all = longer;
    }
    texts.addAll(all.texts);
    return texts.size() > MOST ? null : unique(texts, body.folded);
  }

  private static @Nullable LiteralSet ofBranches(Node.Alternation alternation) {
    Set<String> texts = new LinkedHashSet<>();
    boolean folded = false;
    for (Node branch : alternation.branches()) {
      LiteralSet literals = of(branch);
      if (literals == null || texts.size() + literals.texts.size() > MOST) {
        return null;
      }
      texts.addAll(literals.texts);
      folded |= literals.folded;
    }
    return unique(texts, folded);
  }

  /** Returns the texts of this set, each with each of {@code next}; null if there are too many. */
  @Nullable LiteralSet then(LiteralSet next) {
    if (texts.size() == 1 && next.texts.size() == 1) {
      String whole = joined(texts.get(0), next.texts.get(0));
      boolean fold = folded || next.folded;
      return new LiteralSet(List.of(fold ? whole.toLowerCase(Locale.ROOT) : whole), fold);
    }
    Set<String> longer = new LinkedHashSet<>();
    for (String text : texts) {
      for (String end : text.length() == LONGEST ? List.of("") : next.texts) {
        longer.add(joined(text, end));
      }
      if (longer.size() > MOST) {
        return null;
      }
    }
    return unique(longer, folded || next.folded);
  }

  private static String joined(String text, String end) {
    String whole = text.concat(end);
    return whole.length() > LONGEST ? whole.substring(0, LONGEST) : whole;
  }

  /** Returns the set without texts that begin with another, which stands wherever they do. */
  LiteralSet withoutLonger() {
    if (texts.size() == 1) {
      return this;
    }
    List<String> shortest = new ArrayList<>();
    for (String text : texts) {
      boolean longer = false;
      for (String other : texts) {
        longer |= text.length() > other.length() && text.startsWith(other);
      }
      if (!longer) {
        shortest.add(text);
      }
    }
    return new LiteralSet(shortest, folded);
  }

  private static LiteralSet unique(Set<String> texts, boolean folded) {
    if (!folded) {
      return new LiteralSet(List.copyOf(texts), false);
    }
    Set<String> lower = new LinkedHashSet<>();
    for (String text : texts) {
      lower.add(text.toLowerCase(Locale.ROOT));
    }
    return new LiteralSet(List.copyOf(lower), true);
  }
}
