package io.spanwarden.detect.text;

/**
 * Reads names: which ones promise a secret, and which an id or a measure. Splits at separators and
 * at changes of case ({@code clientSecret}, {@code API_KEY}, {@code db.password}). Holds the parts
 * of the last name; not thread-safe.
 */
public final class SecretName {
  /** What a name promises. */
  public enum Promise {
    NOTHING,
    /** Something drawn by a machine. */
    KEY,
    /** Something that a person may have chosen. */
    PASSWORD,
    /** A key of something, which opens it or only names it. */
    SOME_KEY
  }

  private static final int MOST_PARTS = 16;
  private static final byte[][] PASSWORDS =
      Literals.of(
          "password",
          "passwd",
          "passphrase",
          "passwort",
          "pwd",
          "pass",
          "dbpass",
          "sshpass",
          "userpass",
          "rootpass",
          "adminpass");
  private static final byte[][] PASSWORD_ENDINGS =
      Literals.of("password", "passwd", "passphrase", "passwort");
  private static final byte[][] KEYS =
      Literals.of("secret", "token", "apikey", "credential", "credentials", "auth");
  private static final byte[][] KEY_ENDINGS =
      Literals.of(
          "secret",
          "token",
          "apikey",
          "accesskey",
          "privatekey",
          "secretkey",
          "encryptionkey",
          "signingkey",
          "masterkey",
          "accountkey",
          "sharedkey");
  private static final byte[][] OF_KEYS =
      Literals.of(
          "api",
          "access",
          "private",
          "secret",
          "encryption",
          "signing",
          "master",
          "account",
          "auth",
          "service",
          "subscription",
          "storage",
          "shared",
          "app",
          "webhook",
          "token");
  private static final byte[] SECRET = Literals.of("secret")[0];
  private static final byte[] TOKEN = Literals.of("token")[0];

  /** What stands before {@code key} or {@code token} where the value may be a UUID. */
  private static final byte[][] OF_UUIDS =
      Literals.of(
          "api",
          "access",
          "auth",
          "secret",
          "private",
          "deploy",
          "upload",
          "bearer",
          "hec",
          "personal",
          "admin",
          "service",
          "legacy",
          "management",
          "ingest",
          "app");

  private static final byte[][] ENDINGS =
      Literals.of(
          "base",
          "value",
          "prod",
          "production",
          "dev",
          "development",
          "staging",
          "stage",
          "test",
          "live",
          "old",
          "new",
          "primary",
          "secondary",
          "base64",
          "b64",
          "text",
          "plain",
          "plaintext",
          "str",
          "default",
          "raw");

  private final int[] starts = new int[MOST_PARTS];
  private final int[] ends = new int[MOST_PARTS];
  private int parts;

  /** Returns what the name {@code text[from, to)} promises of its value. */
  public Promise promiseOf(byte[] text, int from, int to) {
    split(text, from, to);
    int head = parts - 1;
    while (head > 0 && isIn(text, head, ENDINGS)) {
      head--;
    }
    if (head < 0) {
      return Promise.NOTHING;
    }
    if (isIn(text, head, PASSWORDS) || endsWithOneOf(text, head, PASSWORD_ENDINGS)) {
      return Promise.PASSWORD;
    }
    boolean afterCounter = head > 0 && isIn(text, head - 1, NameWords.NOT_OF_TOKENS);
    boolean keyword = isIn(text, head, KEYS) || endsWithOneOf(text, head, KEY_ENDINGS);
    if (keyword) {
      boolean secret = Literals.endsWith(text, starts[head], ends[head], SECRET);
      return afterCounter && !secret ? Promise.NOTHING : Promise.KEY;
    }
    if (head == 0 || !isKey(text, head)) {
      return Promise.NOTHING;
    }
    if (isIn(text, head - 1, OF_KEYS)) {
      return Promise.KEY;
    }
    return isIn(text, head - 1, NameWords.NOT_OF_KEYS) ? Promise.NOTHING : Promise.SOME_KEY;
  }

  /**
   * Returns whether the name of which {@link #promiseOf} was asked last may hold a UUID that opens
   * something: most UUIDs only name.
   */
  public boolean mayHoldUuid(byte[] text) {
    int head = parts - 1;
    while (head > 0 && isIn(text, head, ENDINGS)) {
      head--;
    }
    if (head < 0) {
      return false;
    }
    if (Literals.endsWith(text, starts[head], ends[head], SECRET)) {
      return true;
    }
    boolean token = Literals.endsWith(text, starts[head], ends[head], TOKEN);
    boolean joined = !isKey(text, head) && !token && endsWithOneOf(text, head, KEY_ENDINGS);
    return joined || (head > 0 && (token || isKey(text, head)) && isIn(text, head - 1, OF_UUIDS));
  }

  /** Returns whether the name's last part says id, time, amount or the like. */
  public boolean isIdOrMeasure(byte[] text, int from, int to) {
    split(text, from, to);
    for (int part = Math.max(0, parts - 2); part < parts; part++) {
      if (isIn(text, part, NameWords.IDS)) {
        return true;
      }
    }
    return false;
  }

  private boolean isIn(byte[] text, int part, byte[][] words) {
    return Literals.isOneOf(text, starts[part], ends[part], words);
  }

  private boolean isKey(byte[] text, int part) {
    return ends[part] - starts[part] == 3
        && Ascii.lower(text[starts[part]]) == 'k'
        && Ascii.lower(text[starts[part] + 1]) == 'e'
        && Ascii.lower(text[starts[part] + 2]) == 'y';
  }

  private boolean endsWithOneOf(byte[] text, int part, byte[][] endings) {
    for (byte[] ending : endings) {
      if (Literals.endsWith(text, starts[part], ends[part], ending)) {
        return true;
      }
    }
    return false;
  }

  /** Keeps the last {@link #MOST_PARTS} parts at most; digits at the end of a part do not count. */
  private void split(byte[] text, int from, int to) {
    parts = 0;
    int at = from;
    while (at < to) {
      if (!Ascii.isAlnum(text[at])) {
        at++;
        continue;
      }
      int end = at + 1;
      while (end < to && Ascii.isAlnum(text[end]) && !startsPart(text, end, to)) {
        end++;
      }
      int letters = end;
      while (letters > at && Ascii.isDigit(text[letters - 1])) {
        letters--;
      }
      if (letters > at) {
        keep(at, letters);
      }
      at = end;
    }
  }

  private static boolean startsPart(byte[] text, int at, int to) {
    if (!Ascii.isUpper(text[at])) {
      return false;
    }
    boolean lowerBefore = Ascii.isLower(text[at - 1]) || Ascii.isDigit(text[at - 1]);
    return lowerBefore
        || (Ascii.isUpper(text[at - 1]) && at + 1 < to && Ascii.isLower(text[at + 1]));
  }

  private void keep(int start, int end) {
    if (parts == MOST_PARTS) {
      System.arraycopy(starts, 1, starts, 0, MOST_PARTS - 1);
      System.arraycopy(ends, 1, ends, 0, MOST_PARTS - 1);
      parts--;
    }
    starts[parts] = start;
    ends[parts++] = end;
  }
}
