package io.spanwarden.detect.pattern;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression over bytes. Immutable: any number of threads share it, each with matchers of
 * its own.
 *
 * <p>The syntax is that of RE2: literals, {@code .} and classes, {@code \d \s \w} and opposites,
 * {@code [:alpha:]} and the like, {@code \n \t \r \f \v \a \xHH \x{...}}, groups, named groups, the
 * flags {@code i}, {@code m} and {@code s}, alternation, greedy and lazy repetition, {@code ^ $ \A
 * \z \b \B}. There is no back reference and no look-around; a repetition has bounds of at most
 * 4,096, and the whole at most 20,000 states. Which match is found, and what group 1 holds, is as
 * in Perl; other groups are not reported.
 *
 * <p>Texts are UTF-8, looked at as bytes. A character beyond ASCII in a pattern stands for its
 * UTF-8 bytes, in a class too. {@code .}, a negated class, {@code \D}, {@code \S} and {@code \W}
 * match any <em>one byte</em> of 0x80 and above, so that four of them match one emoji. Case is
 * folded for ASCII letters only; {@code \b} and {@code \w} know ASCII only.
 */
public final class ByteRegex {
  private final String pattern;
  private final Node node;
  private final boolean captures;
  private final List<Anchor> anchors;
  private volatile @Nullable Program program;

  private ByteRegex(String pattern) {
    PatternParser parser = new PatternParser(pattern);
    this.pattern = pattern;
    node = parser.parse();
    captures = parser.captures();
    anchors = AnchorFinder.find(node);
  }

  /**
   * Parses {@code pattern}, which need not have an anchor.
   *
   * @throws InvalidPatternException if it is outside of the syntax, or too large
   */
  public static ByteRegex compile(String pattern) {
    return new ByteRegex(pattern);
  }

  /**
   * Parses {@code pattern}, which must have an anchor so that texts can be searched for it.
   *
   * @throws InvalidPatternException if it is outside of the syntax, too large, or has no anchor;
   *     then the position is that of the part or the branch without one
   */
  public static ByteRegex compileAnchored(String pattern) {
    ByteRegex regex = compile(pattern);
    if (regex.anchors.isEmpty()) {
      throw new InvalidPatternException(
          "no anchor (expected: 3 bytes or more that stand in every match, at most "
              + AnchorFinder.FARTHEST
              + " bytes from its start)",
          AnchorFinder.unanchored(regex.node));
    }
    return regex;
  }

  /** Returns the pattern as written. */
  public String pattern() {
    return pattern;
  }

  /**
   * Returns literals of which every match contains at least one, at its distance from the start of
   * the match; empty if there are none.
   */
  public List<Anchor> anchors() {
    return anchors;
  }

  /** Returns whether there is a group 1. */
  public boolean captures() {
    return captures;
  }

  /** Returns the least number of bytes that it matches. */
  public int minLength() {
    return node.minLength();
  }

  /** Returns the greatest number of bytes that it matches, {@code Integer.MAX_VALUE} for any. */
  public int maxLength() {
    return node.maxLength();
  }

  /** Returns a matcher over the text of {@code workspace}, for that workspace's thread. */
  public ByteMatcher matcher(Workspace workspace) {
    return new ByteMatcher(program(), captures, workspace);
  }

  /** Most patterns are never tried in a process, so the program is made when one is. */
  private Program program() {
    Program known = program;
    if (known == null) {
      known = Program.of(node);
      program = known;
    }
    return known;
  }

  @Override
  public String toString() {
    return pattern;
  }
}
