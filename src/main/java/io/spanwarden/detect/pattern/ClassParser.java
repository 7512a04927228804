package io.spanwarden.detect.pattern;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads escapes and classes of characters. Not thread-safe; for one pattern. */
final class ClassParser {
  private static final int MOST_WIDE = 64;

  private static final Map<Character, ByteSet> PERL =
      Map.of('d', ByteSet.DIGITS, 's', ByteSet.SPACE, 'w', ByteSet.WORD);

  private static final Map<Character, Integer> CONTROLS =
      Map.of('a', 7, 'f', 12, 'n', 10, 'r', 13, 't', 9, 'v', 11);

  private static final Map<String, ByteSet> POSIX =
      Map.ofEntries(
          Map.entry("alnum", ByteSet.LETTERS.union(ByteSet.DIGITS)),
          Map.entry("alpha", ByteSet.LETTERS),
          Map.entry("ascii", ByteSet.ASCII),
          Map.entry("blank", ByteSet.of(' ').union(ByteSet.of('\t'))),
          Map.entry("cntrl", ByteSet.range(0, 31).union(ByteSet.of(127))),
          Map.entry("digit", ByteSet.DIGITS),
          Map.entry("graph", ByteSet.range('!', '~')),
          Map.entry("lower", ByteSet.LOWER),
          Map.entry("print", ByteSet.range(' ', '~')),
          Map.entry(
              "punct",
              ByteSet.range('!', '~')
                  .intersection(ByteSet.LETTERS.union(ByteSet.DIGITS).complement())),
          Map.entry("space", ByteSet.range('\t', '\r').union(ByteSet.of(' '))),
          Map.entry("upper", ByteSet.UPPER),
          Map.entry("word", ByteSet.WORD),
          Map.entry(
              "xdigit",
              ByteSet.DIGITS.union(ByteSet.range('a', 'f')).union(ByteSet.range('A', 'F'))));

  private final PatternText text;

  ClassParser(PatternText text) {
    this.text = text;
  }

  /** Reads {@code \d \s \w} or one of their opposites; null, at the same place, for all else. */
  @Nullable ByteSet perl() {
    int start = text.at();
    if (text.skip("\\") && text.more()) {
      int name = text.take();
      ByteSet set = PERL.get((char) Character.toLowerCase(name));
      if (set != null && name < 0x80) {
        return Character.isUpperCase(name) ? set.complement() : set;
      }
    }
    text.moveTo(start);
    return null;
  }

  /** Reads a character, escaped or not, outside of a class or in one. */
  int character() {
    int start = text.at();
    if (text.skip("\\")) {
      return escaped(start);
    }
    int point = text.take();
    if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
      throw new InvalidPatternException("half of a surrogate pair", start);
    }
    return point;
  }

  private int escaped(int start) {
    if (!text.more()) {
      throw new InvalidPatternException("backslash at the end", start);
    }
    int name = text.take();
    if (name == 'x') {
      return hexadecimal(start);
    }
    Integer control = CONTROLS.get((char) name);
    if (control != null && name < 0x80) {
      return control;
    }
    if (name >= '0' && name <= '9') {
      throw new InvalidPatternException(
          "back reference or octal number (expected: RE2 syntax, and \\xHH)", start);
    }
    if (name >= 0x80 || ByteSet.LETTERS.contains(name)) {
      throw new InvalidPatternException("unknown escape (expected: RE2 syntax)", start);
    }
    return name;
  }

  private int hexadecimal(int start) {
    boolean braced = text.skip("{");
    int point = 0;
    int digits = 0;
    while (text.more() && digits < (braced ? 6 : 2) && Character.digit(text.peek(), 16) >= 0) {
      point = 16 * point + Character.digit(text.take(), 16);
      digits++;
    }
    boolean complete = braced ? digits > 0 && text.skip("}") : digits == 2;
    boolean surrogate = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    if (!complete || surrogate || point > Character.MAX_CODE_POINT) {
      throw new InvalidPatternException(
          "hexadecimal number (expected: \\xHH or \\x{...} of a character)", start);
    }
    return point;
  }

  /** Reads a class in brackets, whose {@code [} stands here. */
  Node bracketed(boolean fold) {
    int open = text.at();
    text.skip("[");
    boolean negated = text.skip("^");
    ByteSet set = ByteSet.NONE;
    List<Integer> wide = new ArrayList<>();
    int first = text.at();
    while (text.at() == first || !text.stands("]")) {
      if (!text.more()) {
        throw new InvalidPatternException("[ without ]", open);
      }
      set = set.union(members(wide));
    }
    text.skip("]");
    set = fold ? set.folded() : set;
    if (negated && !wide.isEmpty()) {
      throw new InvalidPatternException(
          "character beyond ASCII in a negated class (expected: ASCII)", open);
    }
    set = negated ? set.complement() : set;
    if (set.isEmpty() && wide.isEmpty()) {
      throw new InvalidPatternException("class that matches nothing", open);
    }
    return wide.isEmpty() ? new Node.Bytes(set) : withWide(set, wide, open);
  }

  /** Reads a character, a range or a named class; characters beyond ASCII go to {@code wide}. */
  private ByteSet members(List<Integer> wide) {
    int start = text.at();
    if (text.stands("[:")) {
      return posix();
    }
    ByteSet named = perl();
    if (named != null) {
      return named;
    }
    int from = character();
    int last = from;
    if (text.stands("-") && !text.stands("-]")) {
      text.skip("-");
      int end = text.at();
      if (!text.more() || perl() != null || text.stands("[:")) {
        throw new InvalidPatternException("range without an end", end);
      }
      last = character();
    }
    if (last < from) {
      throw new InvalidPatternException("range that ends before it begins", start);
    }
    for (int point = Math.max(from, 0x80); point <= last; point++) {
      if (wide.size() == MOST_WIDE) {
        throw new InvalidPatternException(
            "too many characters beyond ASCII in a class (expected: 64 or fewer)", start);
      }
      wide.add(point);
    }
    return ByteSet.range(from, Math.min(last, 0x7f));
  }

  private ByteSet posix() {
    int start = text.at();
    int end = text.find(":]");
    text.skip("[:");
    boolean negated = text.skip("^");
    ByteSet set = end < text.at() ? null : POSIX.get(text.takeTo(end));
    if (set == null) {
      throw new InvalidPatternException("unknown class (expected: such as [:alpha:])", start);
    }
    text.skip(":]");
    return negated ? set.complement() : set;
  }

  private static Node withWide(ByteSet set, List<Integer> wide, int position) {
    List<Node> branches = new ArrayList<>();
    if (!set.isEmpty()) {
      branches.add(new Node.Bytes(set));
    }
    for (int point : wide) {
      branches.add(literal(point, false));
    }
    return branches.size() == 1
        ? branches.get(0)
        : new Node.Alternation(branches, Collections.nCopies(branches.size(), position));
  }

  /** Returns a node for one character, as its UTF-8 bytes. */
  static Node literal(int point, boolean fold) {
    if (point < 0x80) {
      ByteSet set = ByteSet.of(point);
      return new Node.Bytes(fold ? set.folded() : set);
    }
    List<Node> parts = new ArrayList<>();
    for (byte b : Character.toString(point).getBytes(StandardCharsets.UTF_8)) {
      parts.add(new Node.Bytes(ByteSet.of(b & 0xff)));
    }
    return new Node.Sequence(parts);
  }
}
