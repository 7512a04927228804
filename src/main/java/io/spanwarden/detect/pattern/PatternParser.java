package io.spanwarden.detect.pattern;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the syntax that {@link ByteRegex} describes. Not thread-safe; for one pattern. */
final class PatternParser {
  private static final int MOST_STATES = 20_000;
  private static final int MOST_REPEATS = 4_096;
  private static final int DEEPEST = 100;
  private static final ByteSet NOT_NEWLINE = ByteSet.NEWLINE.complement();

  private final PatternText text;
  private final ClassParser classes;
  private boolean fold;
  private boolean dotAll;
  private boolean multiLine;
  private int groups;
  private int depth;

  PatternParser(String pattern) {
    text = new PatternText(pattern);
    classes = new ClassParser(text);
  }

  /**
   * Parses the pattern.
   *
   * @throws InvalidPatternException if it is outside of the dialect or too large
   */
  Node parse() {
    Node node = alternation();
    if (text.more()) {
      throw text.invalid(") without (");
    }
    return node;
  }

  /** Returns whether the parsed pattern has a group that captures. */
  boolean captures() {
    return groups > 0;
  }

  private Node alternation() {
    List<Node> branches = new ArrayList<>();
    List<Integer> positions = new ArrayList<>();
    do {
      positions.add(text.at());
      branches.add(sequence());
    } while (text.skip("|"));
    return branches.size() == 1 ? branches.get(0) : new Node.Alternation(branches, positions);
  }

  private Node sequence() {
    List<Node> parts = new ArrayList<>();
    long states = 1;
    while (text.more() && !text.stands("|") && !text.stands(")")) {
      int start = text.at();
      Node part = part();
      states += part.states();
      if (states > MOST_STATES) {
        throw tooLarge(start);
      }
      if (part != Node.EMPTY) {
        parts.add(part);
      }
    }
    if (parts.isEmpty()) {
      return Node.EMPTY;
    }
    return parts.size() == 1 ? parts.get(0) : new Node.Sequence(parts);
  }

  private InvalidPatternException tooLarge(int position) {
    return new InvalidPatternException(
        "written out too large (expected: " + MOST_STATES + " states or fewer)", position);
  }

  private Node part() {
    int start = text.at();
    if (quantifier() != null) {
      throw new InvalidPatternException("nothing to repeat", start);
    }
    if (text.stands("(?") && flagsAlone()) {
      return Node.EMPTY;
    }
    Node atom = atom();
    int quantifierAt = text.at();
    int[] bounds = quantifier();
    if (bounds == null) {
      return atom;
    }
    boolean greedy = !text.skip("?");
    int next = text.at();
    if (text.stands("+")) {
      throw new InvalidPatternException("possessive repetition (expected: RE2 syntax)", next);
    }
    if (quantifier() != null) {
      throw new InvalidPatternException("repetition of a repetition (expected: a group)", next);
    }
    Node.Repeat repeat = new Node.Repeat(atom, bounds[0], bounds[1], greedy);
    if (repeat.states() > MOST_STATES) {
      throw tooLarge(quantifierAt);
    }
    return repeat;
  }

  /** Reads {@code * + ?} or bounds in braces; null, at the same place, for all else. */
  private int @Nullable [] quantifier() {
    if (text.skip("*")) {
      return new int[] {0, Node.UNBOUNDED};
    }
    if (text.skip("+")) {
      return new int[] {1, Node.UNBOUNDED};
    }
    if (text.skip("?")) {
      return new int[] {0, 1};
    }
    int start = text.at();
    if (!text.skip("{")) {
      return null;
    }
    int min = text.number();
    int max = min;
    if (min >= 0 && text.skip(",")) {
      max = text.number();
      max = max < 0 ? Node.UNBOUNDED : max;
    }
    if (min < 0 || !text.skip("}")) {
      text.moveTo(start); // as in RE2, such a brace means itself
      return null;
    }
    if (min > MOST_REPEATS || (max != Node.UNBOUNDED && max > MOST_REPEATS)) {
      throw new InvalidPatternException(
          "repetition (expected: " + MOST_REPEATS + " times or fewer)", start);
    }
    if (max < min) {
      throw new InvalidPatternException("repetition (expected: the smaller bound first)", start);
    }
    return new int[] {min, max};
  }

  private Node atom() {
    if (text.stands("(")) {
      return group();
    }
    if (text.stands("[")) {
      return classes.bracketed(fold);
    }
    if (text.skip(".")) {
      return new Node.Bytes(dotAll ? ByteSet.ALL : NOT_NEWLINE);
    }
    Condition condition = condition();
    if (condition != null) {
      return new Node.Assertion(condition);
    }
    ByteSet named = classes.perl();
    return named != null ? new Node.Bytes(named) : ClassParser.literal(classes.character(), fold);
  }

  private @Nullable Condition condition() {
    if (text.skip("^")) {
      return multiLine ? Condition.LINE_START : Condition.TEXT_START;
    }
    if (text.skip("$")) {
      return multiLine ? Condition.LINE_END : Condition.TEXT_END;
    }
    if (text.skip("\\A")) {
      return Condition.TEXT_START;
    }
    if (text.skip("\\z")) {
      return Condition.TEXT_END;
    }
    if (text.skip("\\b")) {
      return Condition.WORD_BOUNDARY;
    }
    return text.skip("\\B") ? Condition.NO_WORD_BOUNDARY : null;
  }

  private Node group() {
    int open = text.at();
    boolean foldBefore = fold;
    boolean dotAllBefore = dotAll;
    boolean multiLineBefore = multiLine;
    boolean captures = opensCapture();
    if (++depth > DEEPEST) {
      throw new InvalidPatternException(
          "nested too deeply (expected: " + DEEPEST + " groups or fewer)", open);
    }
    boolean first = captures && ++groups == 1;
    Node body = alternation();
    if (!text.skip(")")) {
      throw new InvalidPatternException("( without )", open);
    }
    depth--;
    fold = foldBefore;
    dotAll = dotAllBefore;
    multiLine = multiLineBefore;
    return first ? new Node.Capture(body) : body;
  }

  /** Goes past the head of a group, and returns whether the group captures. */
  private boolean opensCapture() {
    int open = text.at();
    text.skip("(");
    if (!text.skip("?")) {
      return true;
    }
    if (text.stands("=") || text.stands("!") || text.stands("<=") || text.stands("<!")) {
      throw new InvalidPatternException("look-ahead or look-behind (expected: RE2 syntax)", open);
    }
    if (text.skip("P<") || text.skip("<")) {
      while (text.more() && text.peek() < 0x80 && ByteSet.WORD.contains(text.peek())) {
        text.take();
      }
      if (text.skip(">")) {
        return true;
      }
    } else if (flags() && text.skip(":")) {
      return false;
    }
    throw new InvalidPatternException(
        "unknown group (expected: RE2 syntax, and of the flags i, m, s)", open);
  }

  /** Reads {@code (?i)}; false, at the same place, for a group with a body. */
  private boolean flagsAlone() {
    int start = text.at();
    boolean foldBefore = fold;
    boolean dotAllBefore = dotAll;
    boolean multiLineBefore = multiLine;
    text.skip("(?");
    if (flags() && text.at() > start + 2 && text.skip(")")) {
      return true;
    }
    text.moveTo(start);
    fold = foldBefore;
    dotAll = dotAllBefore;
    multiLine = multiLineBefore;
    return false;
  }

  /** Sets flags up to the first character that is none; false if that ends no flags. */
  private boolean flags() {
    boolean on = true;
    while (text.more() && !text.stands(":") && !text.stands(")")) {
      switch (text.take()) {
        case '-' -> on = false;
        case 'i' -> fold = on;
        case 's' -> dotAll = on;
        case 'm' -> multiLine = on;
        default -> {
          return false;
        }
      }
    }
    return true;
  }
}
