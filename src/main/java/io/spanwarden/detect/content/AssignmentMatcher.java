package io.spanwarden.detect.content;

import io.spanwarden.event.FindingClass;

/**
 * Finds secrets by the name they are assigned to: {@code DATABASE_PASSWORD=…}, {@code
 * "clientSecret": "…"}, {@code --token …}. The name has to promise a secret and the value has to
 * look like one; code that computes a value is none. Not thread-safe.
 */
final class AssignmentMatcher implements HitMatcher {
  private static final int LONGEST_NAME = 64;
  private static final int LONGEST_VALUE = 200;
  private static final int SHORTEST_PASSWORD = 8;
  private static final int SHORTEST_KEY = 16;
  private static final int MOST_BLANKS = 8;

  private final SecretName names = new SecretName();

  @Override
  public void examine(Scan scan, CompiledRule rule, int start, int end) {
    if (start < scan.claims().claimedTo(rule)) {
      return;
    }
    int nameStart = nameStart(scan, start);
    int nameEnd = nameEnd(scan, end);
    if (nameEnd - nameStart > LONGEST_NAME) {
      return;
    }
    SecretName.Promise promise = names.promiseOf(scan.text(), nameStart, nameEnd);
    if (promise == SecretName.Promise.NOTHING) {
      return;
    }
    boolean option = scan.at(nameStart) == '-' || scan.at(nameStart - 1) == '-';
    int value = afterOperator(scan, nameEnd, option);
    if (value >= 0) {
      claim(scan, rule, promise, value);
    }
  }

  /** Examines a text that is the whole value of a key which promises a secret. */
  void examineWhole(Scan scan, CompiledRule rule) {
    int length = scan.to() - scan.from();
    FieldKey key = scan.key();
    if (length < SHORTEST_PASSWORD || length > LONGEST_VALUE || key.length() == 0) {
      return;
    }
    SecretName.Promise promise = names.promiseOf(key.bytes(), 0, key.length());
    if (promise != SecretName.Promise.NOTHING && valueEnd(scan, scan.from(), 0) == scan.to()) {
      claim(scan, rule, promise, scan.from());
    }
  }

  private static int nameStart(Scan scan, int start) {
    int at = start;
    while (at > scan.from() && start - at <= LONGEST_NAME && isOfName(scan.at(at - 1))) {
      at--;
    }
    return at;
  }

  private static int nameEnd(Scan scan, int end) {
    int at = end;
    while (at < scan.to() && at - end <= LONGEST_NAME && isOfName(scan.at(at))) {
      at++;
    }
    return at;
  }

  private static boolean isOfName(int b) {
    return Ascii.isWord(b) || b == '.' || b == '-';
  }

  /** Returns where the value begins after {@code = : => := ->}, or -1 if no operator follows. */
  private static int afterOperator(Scan scan, int nameEnd, boolean option) {
    int at = Edges.skipQuotes(scan, nameEnd, 2);
    while (scan.at(at) == ')' || scan.at(at) == ']') {
      at++;
    }
    at = Edges.skipBlanks(scan, at, MOST_BLANKS);
    int first = scan.at(at);
    int second = scan.at(at + 1);
    if ((first == '=' && second == '>')
        || (first == ':' && second == '=')
        || (first == '-' && second == '>')) {
      at += 2;
    } else if (first == '=' && second != '=') {
      at++;
    } else if (first == ':' && second != ':' && second != '/') {
      at++;
    } else if (!option || at == nameEnd) {
      return -1;
    }
    return Edges.skipBlanks(scan, at, MOST_BLANKS);
  }

  private void claim(Scan scan, CompiledRule rule, SecretName.Promise promise, int at) {
    int start = Edges.skipQuotes(scan, at, 3);
    int quote = start > at ? scan.at(start - 1) : 0;
    int end = valueEnd(scan, start, quote);
    int length = end - start;
    if (length < SHORTEST_PASSWORD || length > LONGEST_VALUE || isCode(scan, start, end, quote)) {
      return;
    }
    byte[] text = scan.text();
    if (Placeholders.isValue(text, start, end) || isUuid(text, start, end)) {
      return;
    }
    boolean drawn = Randomness.looksRandom(text, start, end);
    boolean fits =
        promise == SecretName.Promise.PASSWORD
            ? drawn || looksChosen(text, start, end)
            : drawn && length >= SHORTEST_KEY;
    if (fits) {
      scan.claims().add(rule, start, end, FindingClass.REAL, rule.rule().confidence(), 0);
    }
  }

  private static int valueEnd(Scan scan, int start, int quote) {
    int most = Math.min(scan.to(), start + LONGEST_VALUE + 1);
    int at = start;
    while (at < most && !ends(scan.at(at), quote)) {
      at++;
    }
    return at;
  }

  private static boolean ends(int b, int quote) {
    if (quote != 0) {
      return b == quote || b == '\n' || b == '\r';
    }
    return Ascii.isSpace(b)
        || Ascii.isQuote(b)
        || b == ','
        || b == ';'
        || b == ')'
        || b == ']'
        || b == '}'
        || b == '<'
        || b == '>'
        || b == '|'
        || b == '&'
        || b == '\\';
  }

  /** Calls, subscripts, paths of members, and what a blank or a bracket shows to be no value. */
  private static boolean isCode(Scan scan, int start, int end, int quote) {
    byte[] text = scan.text();
    boolean member = quote == 0;
    for (int i = start; i < end; i++) {
      int b = text[i];
      if (b == ' ' || b == '(' || b == '[' || b == '{') {
        return true;
      }
      member &= Ascii.isLetter(b) || b == '_' || b == '.';
    }
    return member || (quote == 0 && scan.at(end) == '(');
  }

  /** A password that a person chose: not one word, but letters with digits or signs among them. */
  private static boolean looksChosen(byte[] text, int from, int to) {
    int digits = 0;
    int letters = 0;
    int signs = 0;
    for (int i = from; i < to; i++) {
      digits += Ascii.isDigit(text[i]) ? 1 : 0;
      letters += Ascii.isLetter(text[i]) ? 1 : 0;
      signs += text[i] == '!' || text[i] == '@' || text[i] == '#' || text[i] == '$' ? 1 : 0;
      if (text[i] == '/' || text[i] == ':' || text[i] < 0) {
        return false;
      }
    }
    return letters >= 3
        && digits + signs >= 2
        && (digits >= 2 || signs > 0)
        && !Randomness.isWordy(text, from, to);
  }

  private static boolean isUuid(byte[] text, int from, int to) {
    if (to - from != 36) {
      return false;
    }
    for (int i = 0; i < 36; i++) {
      boolean hyphen = i == 8 || i == 13 || i == 18 || i == 23;
      if (hyphen ? text[from + i] != '-' : !Ascii.isHex(text[from + i])) {
        return false;
      }
    }
    return true;
  }
}
