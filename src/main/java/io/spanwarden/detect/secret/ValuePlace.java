package io.spanwarden.detect.secret;

import io.spanwarden.detect.text.Ascii;
import io.spanwarden.detect.text.Literals;
import io.spanwarden.detect.text.Scan;

/**
 * Where the value of a name starts: after an operator, as the second of two arguments or columns,
 * as the {@code value} of an element or a member whose key is the name, or in a sentence. Looks at
 * no more than some hundred bytes. Holds the last answer; not thread-safe.
 */
final class ValuePlace {
  private static final int LONGEST_GAP = 16;
  private static final int LONGEST_TYPE = 48;
  private static final int LONGEST_LINE = 256;
  private static final byte[][] VALUE_NAMES =
      Literals.of("value", "stringvalue", "string_value", "default");
  private static final byte[][] VALUE_OPTIONS = Literals.of("--body", "--value", "-b", "-v");
  private static final byte[][] IS = Literals.of("is ", "is: ", "was ");
  private static final byte[][] OF = Literals.of("for ", "of ", "to ", "in ", "on ");

  private int start;
  private boolean loose;

  /** Returns where the value starts, its opening quote included. */
  int start() {
    return start;
  }

  /** Returns whether only a blank or a word stands between: the value must speak for itself. */
  boolean loose() {
    return loose;
  }

  /**
   * Finds the value of the name that ends at {@code nameEnd}; returns whether there is a place.
   *
   * @param within a position in the name
   */
  boolean find(Scan scan, int within, int nameEnd) {
    loose = false;
    int at = nameEnd;
    while (at < nameEnd + 3 && (Ascii.isQuote(scan.at(at)) || scan.at(at) == ']')) {
      at++;
    }
    boolean quote = at > nameEnd;
    if (scan.at(at) == '(') {
      return !quote && Ascii.isQuote(scan.at(at + 1)) && found(at + 1);
    }
    if (!quote && scan.at(at) == ',' && Ascii.isAlnum(scan.at(at + 1))) {
      return found(at + 1);
    }
    if (scan.at(at) == '\n' && !quote && afterLine(scan, at)) {
      return true;
    }
    loose = false;
    if (quote && afterArgument(scan, at)) {
      return true;
    }
    int gap = skipBlanks(scan, at);
    int after = operatorEnd(scan, gap);
    if (after >= 0) {
      return afterOperator(scan, scan.at(gap), after);
    }
    return afterMember(scan, at) || (!quote && afterBlank(scan, within, at, gap));
  }

  private boolean found(int at) {
    start = at;
    return true;
  }

  private boolean afterOperator(Scan scan, int operator, int after) {
    int value = skipBlanks(scan, after);
    if (operator == ':') {
      value = afterBlockMark(scan, afterType(scan, value));
    } else if (operator == '>') {
      value = skipSpaces(scan, value);
    }
    return found(value);
  }

  /** A second argument; {@code name="x" value="y"}; the default of a variable of Terraform. */
  private boolean afterArgument(Scan scan, int at) {
    int next = skipSpaces(scan, at);
    int b = scan.at(next);
    if (b == ',' || b == '{') {
      next = skipSpaces(scan, next + 1);
      if (b == ',' && Ascii.isQuote(scan.at(next)) && !isMember(scan, next)) {
        return found(next);
      }
    }
    return afterValueName(scan, next);
  }

  /** A quoted name of another member, such as the {@code "type"} of a variable. */
  private static boolean isMember(Scan scan, int at) {
    int end = at + 1;
    while (end < at + LONGEST_TYPE && (Ascii.isWord(scan.at(end)) || scan.at(end) == '-')) {
      end++;
    }
    return Ascii.isQuote(scan.at(end)) && scan.at(skipBlanks(scan, end + 1)) == ':';
  }

  private boolean afterValueName(Scan scan, int at) {
    int name = Ascii.isQuote(scan.at(at)) ? at + 1 : at;
    for (byte[] word : VALUE_NAMES) {
      if (Literals.startsWith(scan.text(), Math.min(name, scan.to()), scan.to(), word)) {
        int end = name + word.length;
        end = Ascii.isQuote(scan.at(end)) ? end + 1 : end;
        int operator = skipBlanks(scan, end);
        if (scan.at(operator) == ':' || scan.at(operator) == '=') {
          return found(skipBlanks(scan, operator + 1));
        }
      }
    }
    return false;
  }

  /** The next line's {@code value:}, the next element of a property list, the next column. */
  private boolean afterMember(Scan scan, int at) {
    int next = skipSpaces(scan, at);
    if (scan.at(next) == '<' && scan.at(next + 1) == '/') {
      int opening = skipSpaces(scan, elementEnd(scan, next));
      return scan.at(opening) == '<'
          && scan.at(opening + 1) != '/'
          && found(skipSpaces(scan, elementEnd(scan, opening)));
    }
    if (scan.at(next) == '|' && next > at) {
      return scan.at(next + 1) == ' ' && found(skipBlanks(scan, next + 1));
    }
    if (scan.at(next) == '-') {
      for (byte[] option : VALUE_OPTIONS) {
        int end = next + option.length;
        if (Literals.startsWith(scan.text(), next, scan.to(), option)
            && (scan.at(end) == ' ' || scan.at(end) == '=')) {
          return found(skipBlanks(scan, end + 1));
        }
      }
    }
    return next > at && afterValueName(scan, next);
  }

  /** An option of a command, a column, a quoted value, or a sentence. */
  private boolean afterBlank(Scan scan, int within, int at, int gap) {
    if (gap == at) {
      return false;
    }
    int first = optionStart(scan, within);
    if (scan.at(first) == '-') {
      return scan.at(first + 1) == '-' && found(gap);
    }
    int said = afterOneOf(scan, afterTopic(scan, gap), IS);
    if (said >= 0) {
      return found(skipBlanks(scan, said));
    }
    if (Ascii.isQuote(scan.at(gap))) {
      loose = true;
      return found(gap);
    }
    int type = gap;
    while (type < gap + LONGEST_TYPE && (Ascii.isWord(scan.at(type)) || scan.at(type) == '.')) {
      type++;
    }
    int operator = skipBlanks(scan, type);
    if (operator > type && scan.at(operator) == '=' && scan.at(operator + 1) != '=') {
      return found(skipBlanks(scan, operator + 1));
    }
    loose = true;
    return Ascii.isAlnum(scan.at(gap)) && found(gap);
  }

  private static int optionStart(Scan scan, int within) {
    int at = within;
    int limit = Math.max(scan.from(), within - LONGEST_TYPE);
    while (at > limit && (Ascii.isWord(scan.at(at - 1)) || scan.at(at - 1) == '-')) {
      at--;
    }
    return at;
  }

  /** Steps over {@code for the ledger} of a sentence. */
  private static int afterTopic(Scan scan, int at) {
    int word = afterOneOf(scan, at, OF);
    if (word < 0) {
      return at;
    }
    int end = word;
    while (end < word + LONGEST_TYPE && (Ascii.isWord(scan.at(end)) || scan.at(end) == '-')) {
      end++;
      boolean the = end == word + 3 && Ascii.lower(scan.at(end - 1)) == 'e';
      end += the && scan.at(end) == ' ' ? 1 : 0;
    }
    return skipBlanks(scan, end);
  }

  private static int afterOneOf(Scan scan, int at, byte[][] words) {
    for (byte[] word : words) {
      if (Literals.startsWith(scan.text(), Math.min(at, scan.to()), scan.to(), word)) {
        return at + word.length;
      }
    }
    return -1;
  }

  /** A line of its own below the name. */
  private boolean afterLine(Scan scan, int at) {
    int end = at + 1;
    while (end < at + LONGEST_LINE && scan.at(end) > ' ') {
      end++;
    }
    loose = true;
    return (scan.at(end) == '\n' || end >= scan.to()) && found(at + 1);
  }

  /** {@code = == := ::= => -> > : += |= ||= ?= .=}. */
  private static int operatorEnd(Scan scan, int at) {
    int first = scan.at(at);
    int second = scan.at(at + 1);
    if (first == ':') {
      if (second == ':') {
        return scan.at(at + 2) == '=' ? at + 3 : -1;
      }
      return second == '=' ? at + 2 : at + 1;
    }
    if (first == '>') {
      return second != '=' ? at + 1 : -1;
    }
    if (first == '-') {
      return second == '>' ? at + 2 : -1;
    }
    int sign = at;
    while (sign < at + 2 && isCompound(scan.at(sign))) {
      sign++;
    }
    if (scan.at(sign) != '=') {
      return -1;
    }
    int end = sign + 1;
    while (end < sign + 3 && (scan.at(end) == '=' || scan.at(end) == '>')) {
      end++;
    }
    return end;
  }

  private static boolean isCompound(int b) {
    return b == '|' || b == '?' || b == '+' || b == '.' || b == '!' || b == '&';
  }

  /** Steps over the type of {@code name: type = value}. */
  private static int afterType(Scan scan, int at) {
    if (!Ascii.isLetter(scan.at(at)) && scan.at(at) != '&') {
      return at;
    }
    int end = at;
    int limit = at + LONGEST_TYPE;
    while (end < limit && isOfType(scan.at(end))) {
      end++;
    }
    boolean assigns = end > at && scan.at(end) == '=' && scan.at(end - 1) == ' ';
    return assigns && scan.at(end + 1) != '=' ? skipBlanks(scan, end + 1) : at;
  }

  /** {@code >-} and {@code |} of YAML: the value stands on the next line. */
  private static int afterBlockMark(Scan scan, int at) {
    int b = scan.at(at);
    if (b != '>' && b != '|') {
      return at;
    }
    int end = scan.at(at + 1) == '-' || scan.at(at + 1) == '+' ? at + 2 : at + 1;
    return scan.at(end) == '\n' ? skipSpaces(scan, end) : at;
  }

  private static boolean isOfType(int b) {
    return Ascii.isWord(b)
        || b == ' '
        || b == '.'
        || b == '['
        || b == ']'
        || b == '<'
        || b == '>'
        || b == '|'
        || b == ','
        || b == '?'
        || b == '&';
  }

  private static int elementEnd(Scan scan, int at) {
    int end = at;
    while (end < at + LONGEST_TYPE && scan.at(end) != '>' && scan.at(end) != 0) {
      end++;
    }
    return end + 1;
  }

  private static int skipBlanks(Scan scan, int from) {
    int at = from;
    while (at < from + LONGEST_GAP && (scan.at(at) == ' ' || scan.at(at) == '\t')) {
      at++;
    }
    return at;
  }

  private static int skipSpaces(Scan scan, int from) {
    int at = from;
    while (at < from + 2 * LONGEST_GAP && (Ascii.isSpace(scan.at(at)) || isDiffMark(scan, at))) {
      at++;
    }
    return at;
  }

  /** The sign of a line in a diff. */
  private static boolean isDiffMark(Scan scan, int at) {
    int b = scan.at(at);
    return (b == '+' || b == '-') && scan.at(at - 1) == '\n' && scan.at(at + 1) != b;
  }
}
