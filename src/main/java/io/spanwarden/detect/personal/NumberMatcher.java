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
 * Steps over a text eight bytes at a time and looks closer where one of three signs is: four digits
 * (a payment card, a Social Security number, a telephone number or an IBAN, cut anywhere, has such
 * a block), a dot, colon or dash between hexadecimal digits (addresses of networks and hardware),
 * two blocks of nothing but letters and digits (a payment address). Not thread-safe.
 */
public final class NumberMatcher {
  private static final int DENSE = 4;

  /** What stands before the first of eight bytes and after the last is not known: it may fit. */
  private static final long FIRST = 0x80L;

  private static final long LAST = 0x80L << 56;

  private final @Nullable Claimant card;
  private final @Nullable Claimant iban;
  private final @Nullable Claimant ssn;
  private final @Nullable Claimant phone;
  private final @Nullable Claimant network;
  private final @Nullable Claimant hardware;
  private final @Nullable Claimant wallet;
  private final boolean idle;
  private final DigitGroups groups = new DigitGroups();
  private final PhoneNumbers phones;
  private final NationalPhones nationalPhones;
  private final Surroundings surroundings = new Surroundings();
  private final WalletAddresses wallets = new WalletAddresses();
  private final JoinedAddresses joinedAddresses = new JoinedAddresses();
  private final byte[] tail = new byte[8];
  private final ObjIntConsumer<Scan> others;

  /** Where the next chain of digits may start. */
  private int lowest;

  /** Where the next chain of dots may start. */
  private int lowestDotted;

  /** Where the next chain of colons or dashes may start. */
  private int lowestJoined;

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
    phone = rules.get("phone");
    network = rules.get("ip-address");
    hardware = rules.get("mac-address");
    wallet = rules.get("payment-address");
    idle =
        card == null
            && iban == null
            && ssn == null
            && phone == null
            && network == null
            && hardware == null
            && wallet == null;
    NumberingPlans plans = new NumberingPlans();
    phones = new PhoneNumbers(plans);
    nationalPhones = new NationalPhones(plans);
  }

  /** Returns whether no rule asks for any of them. */
  public boolean isIdle() {
    return idle;
  }

  /** Examines the whole text. */
  public void examine(Scan scan) {
    byte[] text = scan.text();
    int to = scan.to();
    int at = scan.from();
    lowest = at;
    lowestDotted = at;
    lowestJoined = at;
    surroundings.begin();
    phones.begin(to - at);
    at = next(text, at, to);
    while (at <= to - 8) {
      block(scan, at);
      at = next(text, at + 8, to);
    }
    if (at < to) {
      tail(scan, at);
    }
  }

  /**
   * Returns where the next eight bytes are that hold a digit or may be nothing but letters. Steps
   * of eight; small, since most of every text goes through it.
   */
  private static int next(byte[] text, int from, int to) {
    for (int at = from; at <= to - 8; at += 8) {
      long word = Words.read(text, at);
      if (Words.digits(word) != 0 || Words.mayBeLetters(word)) {
        return at;
      }
    }
    return to - (to - from) % 8;
  }

  /** Looks for accounts, joints and numbers in eight bytes. */
  private void block(Scan scan, int at) {
    long word = Words.read(scan.text(), at);
    long digits = Words.digits(word);
    long letters = Words.letters(word);
    boolean full = Words.isFull(digits | letters);
    if (full && wallet != null && isSecondFull(scan, at)) {
      wallets.examine(scan, wallet, at, surroundings);
    }
    if (digits == 0) {
      return;
    }
    long heads = digits & (digits >>> 8 | LAST);
    if (heads != 0 && iban != null) {
      heads &= heads(scan, at, heads, Words.capitals(word, letters));
      if (heads != 0) {
        Ibans.examine(scan, iban, at + (Long.numberOfTrailingZeros(heads) >> 3), surroundings);
      }
    }
    long joints = full ? 0 : joints(word, digits);
    if (joints != 0) {
      joined(scan, at + (Long.numberOfTrailingZeros(joints) >> 3));
    }
    if (Long.bitCount(digits) >= DENSE && Words.mayHoldNumber(digits, letters)) {
      int digit = at + (Long.numberOfTrailingZeros(digits) >> 3);
      if (digit >= lowest) {
        digits(scan, digit);
        if (lowest < at + 8 && scan.at(lowest) == '/' && Ascii.isDigit(scan.at(lowest + 1))) {
          digits(scan, lowest + 1);
        }
      }
    }
  }

  /** Returns whether the eight bytes before {@code at}, but not those before them, are full. */
  private static boolean isSecondFull(Scan scan, int at) {
    int before = at - 8;
    return before >= scan.from()
        && Words.isAlnum(Words.read(scan.text(), before))
        && (before - 8 < scan.from() || !Words.isAlnum(Words.read(scan.text(), before - 8)));
  }

  /** Returns the bytes before which two capitals stand, perhaps in the eight bytes before. */
  private static long heads(Scan scan, int at, long wanted, long capitals) {
    long one = capitals << 8;
    long two = capitals << 16;
    if ((wanted & (FIRST | FIRST << 8)) != 0 && at - 8 >= scan.from()) {
      long before = Words.read(scan.text(), at - 8);
      long capitalsBefore = Words.capitals(before, Words.letters(before));
      one |= capitalsBefore >>> 56;
      two |= capitalsBefore >>> 48;
    }
    return one & two;
  }

  /**
   * Returns the dots beside a digit, the colons and the pairs of dashes among hexadecimal digits.
   */
  private static long joints(long word, long digits) {
    long hex = digits | Words.hexLetters(word);
    long dots = Words.equal(word, '.');
    dots &= (digits << 8 & (hex >>> 8 | LAST)) | ((hex << 8 | FIRST) & digits >>> 8);
    long colons = Words.equal(word, ':');
    long beside = hex | colons;
    colons &= (beside << 8 | FIRST) & (beside >>> 8 | LAST);
    long dashes = Words.equal(word, '-');
    dashes &= dashes >>> 24 & hex >>> 8 & hex >>> 16;
    return dots | colons | dashes;
  }

  private void tail(Scan scan, int at) {
    int length = scan.to() - at;
    Arrays.fill(tail, (byte) 0);
    System.arraycopy(scan.text(), at, tail, 0, length);
    long word = Words.read(tail, 0);
    long digits = Words.digits(word);
    long joints = joints(word, digits);
    if (joints != 0) {
      joined(scan, at + (Long.numberOfTrailingZeros(joints) >> 3));
    }
    int digit = at + (Long.numberOfTrailingZeros(digits) >> 3);
    if (Long.bitCount(digits) >= DENSE && digit >= lowest) {
      digits(scan, digit);
    }
  }

  /** Examines the address round the joint at {@code at}. */
  private void joined(Scan scan, int at) {
    int joint = scan.at(at);
    if (joint == '.') {
      if (at >= lowestDotted) {
        lowestDotted =
            DottedAddresses.examine(scan, network, hardware, lowestDotted, at, surroundings);
      }
    } else if (at >= lowestJoined) {
      lowestJoined =
          joinedAddresses.examine(scan, network, hardware, lowestJoined, at, surroundings);
    }
  }

  /** Examines the chain round a digit. */
  private void digits(Scan scan, int digit) {
    others.accept(scan, digit);
    groups.read(scan, lowest, digit);
    int start = groups.start(0);
    int before = scan.at(start - 1);
    int floor = lowest;
    lowest = groups.end();
    if (iban != null && Ascii.isLower(before) && Ascii.isLower(scan.at(start - 2))) {
      Ibans.examine(scan, iban, start, surroundings);
    }
    int count = groups.digits();
    if (Ascii.isWord(before) || (count < 7 && !mayGoOnLeft(scan, start))) {
      return;
    }
    if (phone != null && !phones.examine(scan, phone, floor, start)) {
      if (groups.length(0) < 13 && (groups.length(0) < 8 || count < 14)) {
        lowest = Math.max(lowest, nationalPhones.examine(scan, phone, groups, surroundings, floor));
      }
    }
    if (count >= 9 && !joinsId(before)) {
      if (card != null && count >= 12) {
        PaymentCards.examine(scan, card, groups, surroundings);
      }
      if (ssn != null) {
        SocialSecurityNumbers.examine(scan, ssn, groups, surroundings);
      }
    }
  }

  /** A parenthesis or a slash stands before it: the digits before that belong to it. */
  private static boolean mayGoOnLeft(Scan scan, int start) {
    int before = scan.at(start - 1);
    int second = before == ' ' || before == '-' ? scan.at(start - 2) : before;
    return second == ')' || second == '/' || (before == '(' && second == '(');
  }

  /** Before a number, what makes it part of an id, a path, a decimal or a code. */
  private static boolean joinsId(int b) {
    return b == '@' || b == '%' || b == '#' || b == '$' || b == '.' || b == '-' || b == '+'
        || b == '/';
  }
}
