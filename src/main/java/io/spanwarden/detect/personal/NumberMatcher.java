package io.spanwarden.detect.personal;

import io.spanwarden.detect.text.Ascii;
import io.spanwarden.detect.text.Claimant;
import io.spanwarden.detect.text.Scan;
import io.spanwarden.detect.text.Words;
import java.util.Arrays;
import java.util.Map;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Steps over a text eight bytes at a time and looks closer where four of them are digits: there a
 * payment card, a US Social Security number, a phone number or an IBAN may stand (any of them, cut
 * anywhere, has such a block). Not thread-safe.
 */
public final class NumberMatcher {
  private static final int DENSE = 4;

  private final @Nullable Claimant card;
  private final @Nullable Claimant iban;
  private final @Nullable Claimant ssn;
  private final @Nullable Claimant phone;
  private final DigitGroups groups = new DigitGroups();
  private final PhoneNumbers phones = new PhoneNumbers();
  private final NumberContext context = new NumberContext();
  private final byte[] tail = new byte[8];
  private final ObjIntConsumer<Scan> others;

  /**
   * Creates one for the rules that there are, by the names of their matchers.
   *
   * @param others called with a digit of each place where digits are dense
   */
  public NumberMatcher(Map<String, Claimant> rules, ObjIntConsumer<Scan> others) {
    this.others = others;
    card = rules.get("payment-card");
    iban = rules.get("iban");
    ssn = rules.get("us-ssn");
    phone = rules.get("phone-e164");
  }

  /** Returns whether no rule asks for any of the four. */
  public boolean isIdle() {
    return card == null && iban == null && ssn == null && phone == null;
  }

  /** Examines the whole text. */
  public void examine(Scan scan) {
    byte[] text = scan.text();
    int to = scan.to();
    int lowest = scan.from();
    int at = scan.from();
    context.begin();
    while (at <= to - 8) {
      long word = Words.read(text, at);
      long digits = Words.digits(word);
      if (Long.bitCount(digits) >= DENSE && Words.mayHoldNumber(word, digits)) {
        int digit = at + (Long.numberOfTrailingZeros(digits) >> 3);
        lowest = examine(scan, lowest, digit);
        at = Math.max(at + 8, lowest);
      } else {
        at += 8;
      }
    }
    if (at < to) {
      tail(scan, lowest, at);
    }
  }

  private void tail(Scan scan, int lowest, int at) {
    int length = scan.to() - at;
    Arrays.fill(tail, (byte) 0);
    System.arraycopy(scan.text(), at, tail, 0, length);
    long digits = Words.digits(Words.read(tail, 0));
    if (Long.bitCount(digits) >= DENSE) {
      examine(scan, lowest, at + (Long.numberOfTrailingZeros(digits) >> 3));
    }
  }

  /** Examines the chain round a digit; returns where the next may start. */
  private int examine(Scan scan, int lowest, int digit) {
    others.accept(scan, digit);
    groups.read(scan, lowest, digit);
    int start = groups.start(0);
    int before = scan.at(start - 1);
    if (iban != null && mayBeIban(scan, before, start)) {
      Ibans.examine(scan, iban, start);
    }
    if (phone != null) {
      phones.examine(scan, phone, lowest, start);
    }
    if (!joinsId(before)) {
      if (card != null) {
        PaymentCards.examine(scan, card, groups, context);
      }
      if (ssn != null) {
        SocialSecurityNumbers.examine(scan, ssn, groups, context);
      }
    }
    return groups.end();
  }

  private static boolean mayBeIban(Scan scan, int before, int start) {
    return Ascii.isUpper(before)
        || ((before == ' ' || before == '-') && Ascii.isUpper(scan.at(start - 2)));
  }

  /** Before a number, what makes it part of an id, a path, a decimal or a code. */
  private static boolean joinsId(int b) {
    return Ascii.isWord(b)
        || b == '.'
        || b == '-'
        || b == '+'
        || b == '/'
        || b == '@'
        || b == '%'
        || b == '#'
        || b == '$'
        || b < 0;
  }
}
