package io.spanwarden.detect.content;

import org.jspecify.annotations.Nullable;

/**
 * Looks at the numbers of a text: payment cards, IBANs, US social security numbers, telephone
 * numbers. Not thread-safe.
 *
 * <p>A number is a run of digits in groups, with one blank, hyphen or dot between groups. What
 * stands in a longer token of letters and digits is an id or a hash and no number.
 */
final class NumberMatchers {
  private static final int MOST = 40;
  private static final int FEWEST_DIGITS = 8;

  private final SecretName names = new SecretName();
  private final byte[] digits = new byte[MOST];
  private final @Nullable CompiledRule card;
  private final @Nullable CompiledRule iban;
  private final @Nullable CompiledRule ssn;
  private final @Nullable CompiledRule phone;

  NumberMatchers(
      @Nullable CompiledRule card,
      @Nullable CompiledRule iban,
      @Nullable CompiledRule ssn,
      @Nullable CompiledRule phone) {
    this.card = card;
    this.iban = iban;
    this.ssn = ssn;
    this.phone = phone;
  }

  /** Examines the whole text. */
  void examine(Scan scan) {
    byte[] text = scan.text();
    int at = nextDigit(text, scan.from(), scan.to());
    if (at == scan.to() || isIdOrMeasure(scan)) {
      return;
    }
    while (at < scan.to()) {
      at = nextDigit(text, number(scan, at), scan.to());
    }
  }

  private boolean isIdOrMeasure(Scan scan) {
    FieldKey key = scan.key();
    return key.length() > 0 && names.isIdOrMeasure(key.bytes(), 0, key.length());
  }

  private static int nextDigit(byte[] text, int from, int to) {
    int at = from;
    for (; at <= to - 8; at += 8) {
      long found = Words.digits(Words.read(text, at));
      if (found != 0) {
        return at + (Long.numberOfTrailingZeros(found) >> 3);
      }
    }
    while (at < to && !Ascii.isDigit(text[at])) {
      at++;
    }
    return at;
  }

  /** Examines the number at {@code start} and returns where to go on. */
  private int number(Scan scan, int start) {
    byte[] text = scan.text();
    if (iban != null && isIbanHead(scan, start)) {
      int end = Ibans.end(scan, start - 2);
      if (end > 0) {
        Ibans.claim(scan, iban, start - 2, end);
        return end;
      }
    }
    int at = start;
    int count = 0;
    while (at < scan.to() && count < MOST) {
      if (Ascii.isDigit(text[at])) {
        digits[count++] = text[at++];
      } else if (isSeparator(text[at]) && at + 1 < scan.to() && Ascii.isDigit(text[at + 1])) {
        at++;
      } else {
        break;
      }
    }
    if (count >= FEWEST_DIGITS && count < MOST && standsAlone(scan, start, at)) {
      judge(scan, start, at, count);
    }
    while (at < scan.to() && Ascii.isDigit(text[at])) {
      at++;
    }
    return at;
  }

  private void judge(Scan scan, int start, int end, int count) {
    if (ssn != null && SocialSecurity.claim(scan, ssn, start, end)) {
      return;
    }
    if (phone != null
        && scan.at(start - 1) == '+'
        && Phones.claim(scan, phone, start, end, digits, count)) {
      return;
    }
    if (card != null) {
      Cards.claim(scan, card, start, end, digits, count);
    }
  }

  private static boolean isSeparator(int b) {
    return b == ' ' || b == '-' || b == '.';
  }

  private static boolean standsAlone(Scan scan, int start, int end) {
    int before = scan.at(start - 1);
    int after = scan.at(end);
    boolean fraction = (before == '.' || before == ',') && Ascii.isDigit(scan.at(start - 2));
    return !Ascii.isWord(before)
        && !Ascii.isWord(after)
        && before != '-'
        && !fraction
        && !(after == '-' && Ascii.isAlnum(scan.at(end + 1)));
  }

  private static boolean isIbanHead(Scan scan, int start) {
    return Ascii.isUpper(scan.at(start - 1))
        && Ascii.isUpper(scan.at(start - 2))
        && !Ascii.isWord(scan.at(start - 3))
        && Ascii.isDigit(scan.at(start + 1));
  }
}
