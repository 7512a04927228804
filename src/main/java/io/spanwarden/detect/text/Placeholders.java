package io.spanwarden.detect.text;

/** Tells what people write in place of a value from a value. Stateless, allocates nothing. */
public final class Placeholders {
  private static final int SHORT = 100;
  private static final int LONGEST_PERIOD = 10;
  private static final int LONGEST_READ = 4096;

  /** Found anywhere in a body of at most {@link #SHORT} bytes, without regard to case. */
  private static final byte[][] WITHIN =
      Literals.of(
          "tr0ub4dor",
          "example",
          "placeholder",
          "redacted",
          "changeme",
          "change-me",
          "change_me",
          "replace",
          "insert-",
          "insert_",
          "your-",
          "your_",
          "yourtoken",
          "yourkey",
          "yourpass",
          "yoursecret",
          "-here",
          "_here",
          "goeshere",
          "xxxx",
          "****",
          "....",
          "dummy",
          "sample",
          "${",
          "{{",
          "not-a-real",
          "notreal",
          "not-real",
          "fake-",
          "fake_",
          "test-key",
          "todo",
          "censored",
          "hidden",
          "masked",
          "omitted",
          "\u2026");

  /** The whole value, without regard to case. */
  private static final byte[][] WHOLE =
      Literals.of(
          "password",
          "passwd",
          "passphrase",
          "pass",
          "pwd",
          "secret",
          "token",
          "apikey",
          "api_key",
          "api-key",
          "key",
          "null",
          "none",
          "nil",
          "true",
          "false",
          "undefined",
          "string",
          "str",
          "bytes",
          "optional",
          "required",
          "empty",
          "unset",
          "n/a",
          "default",
          "credential",
          "credentials",
          "auth",
          "bearer",
          "basic",
          "user",
          "username",
          "admin",
          "root",
          "foo",
          "bar",
          "test",
          "secretkey",
          "mysecret",
          "mypassword",
          "my-secret",
          "mytoken",
          "my-token",
          "s3cr3t",
          "p4ssw0rd",
          "p@ssw0rd",
          "pa$$word",
          "x-oauth-basic",
          "postgres",
          "mysql",
          "guest",
          "hunter2",
          "letmein",
          "qwerty",
          "redis",
          "value",
          "private",
          "access_token",
          "password123",
          "userpass",
          "pw",
          "passw0rd",
          "mysecretpassword",
          "supersecret",
          "mypass",
          "test1234",
          "secret123",
          "admin123",
          "pass123",
          "changeit",
          "env",
          "vault",
          "hash");

  private Placeholders() {}

  /**
   * Returns whether {@code text[from, to)}, the part of a value that its owner would have drawn,
   * was written by a person: a word such as {@code EXAMPLE}, one character or a short unit again
   * and again, or a sequence.
   */
  public static boolean isBody(byte[] text, int from, int to) {
    int end = Math.min(to, from + LONGEST_READ);
    if (end <= from) {
      return true;
    }
    if (to - from <= SHORT) {
      for (byte[] word : WITHIN) {
        if (Literals.contains(text, from, end, word)) {
          return true;
        }
      }
    }
    return isRun(text, from, end) || isPeriodic(text, from, end) || isSequence(text, from, end);
  }

  /** Returns whether {@code text[from, to)}, a whole value, is a reference, a word or a body. */
  public static boolean isValue(byte[] text, int from, int to) {
    return isReference(text, from, to) || isWord(text, from, to) || isBody(text, from, to);
  }

  /** Returns whether the whole value is a word that stands for a value. */
  public static boolean isWord(byte[] text, int from, int to) {
    for (byte[] word : WHOLE) {
      if (word.length == to - from && Literals.startsWith(text, from, to, word)) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether the value names where the value is: a variable, a template, an expression. */
  public static boolean isReference(byte[] text, int from, int to) {
    if (to - from < 2) {
      return false;
    }
    int first = text[from];
    int last = text[to - 1];
    if (first == '$') {
      return text[from + 1] == '{' || text[from + 1] == '(' || isName(text, from + 1, to);
    }
    return (first == '<' && last == '>')
        || (first == '{' && last == '}')
        || (first == '[' && last == ']')
        || (first == '%' && (last == '%' || to - from == 2))
        || (first == '#' && text[from + 1] == '{')
        || (first == '*' && last == '*')
        || (first == ':' && isName(text, from + 1, to));
  }

  private static boolean isName(byte[] text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!Ascii.isWord(text[i])) {
        return false;
      }
    }
    return true;
  }

  /** One character for half of the value, or for twelve bytes. */
  private static boolean isRun(byte[] text, int from, int to) {
    int longest = 1;
    int run = 1;
    for (int i = from + 1; i < to; i++) {
      run = text[i] == text[i - 1] ? run + 1 : 1;
      longest = Math.max(longest, run);
    }
    return longest >= Math.max(4, Math.min(12, (to - from + 1) / 2));
  }

  private static boolean isPeriodic(byte[] text, int from, int to) {
    for (int period = 1; period <= LONGEST_PERIOD && to - from >= 2 * period + 4; period++) {
      int i = from + period;
      while (i < to && text[i] == text[i - period]) {
        i++;
      }
      if (i == to) {
        return true;
      }
    }
    return false;
  }

  /** Each character the next of the one before, for half of the value and eight or more. */
  private static boolean isSequence(byte[] text, int from, int to) {
    int steps = 1;
    int longest = 1;
    for (int i = from + 1; i < to; i++) {
      int step = text[i] - text[i - 1];
      boolean next = step == 1 || step == -1 || isWrap(text[i - 1], text[i]);
      steps = next ? steps + 1 : 1;
      longest = Math.max(longest, steps);
    }
    return longest >= Math.max(6, Math.min(10, (to - from) / 2));
  }

  private static boolean isWrap(int before, int now) {
    return (before == '9' && (now == '0' || Ascii.lower(now) == 'a'))
        || (Ascii.lower(before) == 'z' && (now == '0' || now == '1' || Ascii.lower(now) == 'a'))
        || (Ascii.lower(before) == 'f' && now == '0');
  }
}
