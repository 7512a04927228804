package io.spanwarden.detect.secret;

import io.spanwarden.detect.secret.ValueCheck.Outcome;
import io.spanwarden.detect.text.Ascii;
import io.spanwarden.detect.text.Literals;
import io.spanwarden.detect.text.Placeholders;
import io.spanwarden.detect.text.Words;

/** Whether a value that stands after a promising name is a secret. Stateless. */
final class AssignedValue {
  /** The fewest characters of a secret. */
  static final int SHORTEST = 8;

  /** The most. */
  static final int LONGEST = 200;

  private static final int LONGEST_PASSWORD = 64;
  private static final int SHORTEST_UNSPOKEN = 12;
  private static final int SHORTEST_SECOND = 16;

  /** More than {@link Randomness} asks for: without digits, names of code come nearer. */
  private static final double BITS_PER_BYTE = 1.2;

  private static final int SHORTEST_KEY = 20;
  private static final int SHORTEST_HEX_KEY = 32;
  private static final byte[][] ID_PREFIXES =
      Literals.of(
          "toolu_",
          "msg_",
          "req_",
          "call_",
          "chatcmpl-",
          "resp_",
          "thread_",
          "run_",
          "asst_",
          "file-",
          "session_",
          "sess_",
          "user_",
          "usr_",
          "org-",
          "org_",
          "proj_",
          "batch_",
          "rs_",
          "fc_",
          "event_",
          "evt_",
          "cus_",
          "pk_",
          "phc_",
          "arn:",
          "urn:",
          "http:",
          "https:",
          "sha256",
          "sha512",
          "sha1",
          "h1:",
          "md5",
          "uuid",
          "data:",
          "secret/",
          "secrets.",
          "vault:",
          "op://",
          "ssm:",
          "env:",
          "env.",
          "file:",
          "$2a$",
          "$2b$",
          "$argon",
          "process.env",
          "os.environ",
          "system.getenv",
          "config.",
          "settings.",
          "self.",
          "this.",
          "args.",
          "options.",
          "ssh-rsa",
          "ssh-ed25519");

  private AssignedValue() {}

  /**
   * Returns whether {@code text[from, to)} has the length of a secret, and more than letters of one
   * case: cheap, and false for most of what follows a name in code.
   */
  static boolean mayBeSecret(byte[] text, int from, int to) {
    if (to - from < SHORTEST || to - from > LONGEST) {
      return false;
    }
    boolean lower = false;
    boolean upper = false;
    for (int i = from; i < to; i++) {
      int b = text[i];
      if (Ascii.isDigit(b)) {
        return true;
      }
      lower |= Ascii.isLower(b);
      upper |= Ascii.isUpper(b);
      if (lower && upper) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether {@code text[from, to)} is nothing that anybody could use, or an id. */
  static boolean isHarmless(byte[] text, int from, int to) {
    if (to - from < SHORTEST || to - from > LONGEST) {
      return true;
    }
    if (Placeholders.isValue(text, from, to) || isPath(text, from, to)) {
      return true;
    }
    for (byte[] prefix : ID_PREFIXES) {
      if (Literals.startsWith(text, from, to, prefix)) {
        return true;
      }
    }
    return isNumber(text, from, to) || isTemplate(text, from, to);
  }

  /** Judges a value that stands where a password does: drawn or chosen, and no stand-in. */
  static Outcome judge(byte[] text, int from, int to) {
    boolean secret =
        !isHarmless(text, from, to)
            && (looksDrawn(text, from, to, false) || looksChosen(text, from, to, true));
    return secret ? Outcome.PASSED : Outcome.NOT_A_SECRET;
  }

  /** {@code {region}:{name}} of a formatted text. */
  private static boolean isTemplate(byte[] text, int from, int to) {
    int opening = Words.indexOf(text, from, to, '{');
    return opening < to && Words.indexOf(text, opening, to, '}') < to;
  }

  /** Returns whether a person may have chosen the value: three kinds of characters, not code. */
  static boolean looksChosen(byte[] text, int from, int to, boolean quoted) {
    int digits = 0;
    int lower = 0;
    int upper = 0;
    int marks = 0;
    boolean plain = true;
    for (int i = from; i < to; i++) {
      int b = text[i];
      if (Ascii.isDigit(b)) {
        digits++;
      } else if (Ascii.isLower(b)) {
        lower++;
      } else if (Ascii.isUpper(b)) {
        upper++;
      } else if (isMark(b)) {
        marks++;
      } else {
        plain &= b == '_' || b == '-' || (quoted && b > ' ');
      }
    }
    int kinds = (digits > 0 ? 1 : 0) + (lower > 0 ? 1 : 0) + (upper > 0 ? 1 : 0);
    kinds += marks > 0 ? 1 : 0;
    boolean mixed = plain ? kinds >= 3 && (digits >= 2 || marks > 0) : kinds == 4 && marks >= 2;
    return to - from <= LONGEST_PASSWORD
        && (mixed || (lower > 0 && upper > 0 && isUnspoken(text, from, to)));
  }

  /** Letters of both cases, perhaps in groups, that make no words. */
  private static boolean isUnspoken(byte[] text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!Ascii.isAlnum(text[i]) && text[i] != '-') {
        return false;
      }
    }
    return to - from >= SHORTEST_UNSPOKEN
        && Trigrams.bits(text, from, to) <= -BITS_PER_BYTE * (to - from);
  }

  /**
   * Returns whether a value of a name that says no more than key is one to open something with:
   * long, of letters and digits, no hash and no id.
   */
  static boolean looksLikeKey(byte[] text, int from, int to) {
    boolean letters = false;
    boolean upper = false;
    int joints = 0;
    for (int i = from; i < to; i++) {
      int b = text[i];
      if (!Ascii.isBase64(b) && b != '=' && b != '-' && b != '_') {
        return false;
      }
      letters |= Ascii.isLetter(b) && !Ascii.isHex(b);
      upper |= Ascii.isUpper(b);
      joints += b == '_' || b == '-' ? 1 : 0;
    }
    boolean name = !upper && joints >= 3;
    return letters && !name && to - from >= SHORTEST_KEY;
  }

  /**
   * Returns whether a value of a name that says no more than key is one, a long hexadecimal one
   * among them.
   */
  static boolean opensSomething(byte[] text, int from, int to) {
    if (looksLikeKey(text, from, to)) {
      return true;
    }
    for (int i = from; i < to; i++) {
      if (!Ascii.isHex(text[i])) {
        return false;
      }
    }
    return to - from >= SHORTEST_HEX_KEY;
  }

  /** Returns whether the value is drawn, and not a member's name in code. */
  static boolean looksDrawn(byte[] text, int from, int to, boolean quoted) {
    return (quoted || !isMember(text, from, to))
        && Randomness.looksRandom(text, second(text, from, to), to);
  }

  /** Returns where the second part of {@code name:value} starts, or {@code from}. */
  private static int second(byte[] text, int from, int to) {
    int at = from;
    while (at < to && Ascii.isAlnum(text[at])) {
      at++;
    }
    boolean two = at > from && at < to && text[at] == ':' && to - at > SHORTEST_SECOND;
    return two ? at + 1 : from;
  }

  /** {@code config.adminPassword}: names joined by dots, without a digit. */
  private static boolean isMember(byte[] text, int from, int to) {
    boolean dot = false;
    for (int i = from; i < to; i++) {
      int b = text[i];
      if (!Ascii.isLetter(b) && b != '_' && b != '.' && b != '?' && b != '!') {
        return false;
      }
      dot |= b == '.';
    }
    return dot;
  }

  /** 8-4-4-4-12 hexadecimal digits. */
  static boolean isUuid(byte[] text, int from, int to) {
    if (to - from != 36) {
      return false;
    }
    for (int i = 0; i < 36; i++) {
      boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
      if (dash ? text[from + i] != '-' : !Ascii.isHex(text[from + i])) {
        return false;
      }
    }
    return true;
  }

  private static boolean isMark(int b) {
    return b == '!' || b == '@' || b == '#' || b == '$' || b == '%' || b == '^' || b == '&'
        || b == '*' || b == '~' || b == '?' || b == '+';
  }

  /** A path of Unix or Windows, or a glob. */
  private static boolean isPath(byte[] text, int from, int to) {
    int first = text[from];
    if (first == '/' || first == '~' || (first == '.' && text[from + 1] == '/')) {
      int slashes = 0;
      for (int i = from; i < to; i++) {
        slashes += text[i] == '/' ? 1 : 0;
      }
      return first != '/' || slashes > 1 || Randomness.isWordy(text, from, to);
    }
    return text[from + 1] == ':' && (text[from + 2] == '\\' || text[from + 2] == '/');
  }

  /** Digits with any of {@code . , : - + / e T Z}: numbers, dates, versions, ports, ranges. */
  private static boolean isNumber(byte[] text, int from, int to) {
    for (int i = from; i < to; i++) {
      int b = text[i];
      boolean part = Ascii.isDigit(b) || (b >= '+' && b <= '/') || b == ':' || b == 'T' || b == 'Z';
      if (!part && b != '_') {
        return false;
      }
    }
    return true;
  }
}
