package io.spanwarden.detect.personal;

import io.spanwarden.detect.text.Ascii;
import io.spanwarden.detect.text.Claimant;
import io.spanwarden.detect.text.Reason;
import io.spanwarden.detect.text.Scan;
import io.spanwarden.detect.text.Suppression;
import io.spanwarden.event.FindingClass;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Telephone numbers as they are dialled at home. {@code (ddd) ddd-dddd} of North America is known
 * by its form; every other needs a word near it or a key that speaks of telephones, whose language
 * tells which countries' numbering plans to ask. Holds the last number read; not thread-safe.
 */
final class NationalPhones {
  private static final int[] SOCIAL_SECURITY = {3, 2, 4};
  private static final int REACH = 14;
  private static final int LONGEST = 26;
  private static final int FEWEST_DIGITS = 7;
  private static final int MOST_DIGITS = 13;

  /** Asked when the word is international, such as {@code tel}. */
  private static final List<String> ANY =
      List.of(
          "US", "GB", "DE", "FR", "IT", "ES", "NL", "PL", "PT", "BR", "AU", "IN", "BE", "CH", "AT",
          "SE", "DK", "NO", "FI", "CZ", "HU", "TR", "JP", "IE", "MX", "ZA", "SG", "IL");

  private static final List<String> ENGLISH =
      List.of("US", "GB", "AU", "IN", "IE", "NZ", "ZA", "SG");

  /** Of {@link Topic}, the first language; the others follow it, eight in all. */
  private static final int FIRST_LANGUAGE = 20;

  private static final int LANGUAGES = 8;

  private final NumberingPlans plans;
  private final StringBuilder digits = new StringBuilder(LONGEST);
  private final int[] groupEnds = new int[LONGEST];
  private final int[] groupDigits = new int[LONGEST];

  /** The regions of each set of languages that was asked for. */
  private final @Nullable String[][] regions = new String[1 << LANGUAGES][];

  private int groups;

  NationalPhones(NumberingPlans plans) {
    this.plans = plans;
  }

  /**
   * Examines the number that {@code chain} may belong to, not before {@code lowest}. Returns where
   * the claimed number ends, or 0.
   */
  int examine(
      Scan scan, Claimant claimant, DigitGroups chain, Surroundings surroundings, int lowest) {
    if (isOther(scan, chain)) {
      return 0;
    }
    int start = start(scan, chain.start(0), lowest);
    if (joinsLeft(scan, start)) {
      return 0;
    }
    read(scan, start);
    if (groups == 0 || groupDigits[groups - 1] < FEWEST_DIGITS) {
      return 0;
    }
    int american = americanForm(scan, start);
    if (american >= 0 && claimAmerican(scan, claimant, start, american, surroundings)) {
      return groupEnds[american];
    }
    if (groups == 1 && (groupDigits[0] < 8 || groupDigits[0] > 12)) {
      return 0;
    }
    int end = groupEnds[groups - 1];
    int topics = surroundings.topics(scan, start, end);
    boolean told =
        (topics & Topic.PHONE) != 0 || ((topics & Topic.CALL) != 0 && mayBeCalled(scan, start));
    if (!told) {
      if (american >= 0) {
        claimant.suppress(start, end, Suppression.NO_CONTEXT);
      }
      return 0;
    }
    if (groups == 1
        && surroundings.isIdOrMeasure(scan, start)
        && (surroundings.directlyBefore(scan, start) & Topic.PHONE) == 0) {
      claimant.suppress(start, end, Suppression.IDENTIFIER);
      return 0;
    }
    return claimWithContext(scan, claimant, start, topics);
  }

  /** In groups or with the zero that most countries dial first. */
  private boolean mayBeCalled(Scan scan, int start) {
    return groups > 1 || scan.at(start) == '0';
  }

  private int claimWithContext(Scan scan, Claimant claimant, int start, int topics) {
    String[] likely = regions(topics);
    for (int last = groups - 1; last >= 0 && groupDigits[last] >= FEWEST_DIGITS; last--) {
      int end = groupEnds[last];
      if (groupDigits[last] > MOST_DIGITS
          || continuesRight(scan, end)
          || (last < groups - 1 && scan.at(end) != ' ')) {
        continue;
      }
      int length = groupDigits[last];
      for (String region : likely) {
        if (plans.isExhausted()) {
          claimant.claim(start, end, FindingClass.REAL, claimant.confidence(), Reason.WORD_NEAR);
          return end;
        }
        if (!mayBeOf(region, digits.charAt(0) == '0', length)) {
          continue;
        }
        String number = digits.substring(0, length);
        int code = plans.countryCode(number, region);
        if (code > 0) {
          claimant.claim(
              start, end, classOf(code, number), claimant.confidence(), Reason.WORD_NEAR);
          return end;
        }
      }
    }
    claimant.suppress(start, groupEnds[groups - 1], Suppression.FORM);
    return 0;
  }

  private boolean claimAmerican(
      Scan scan, Claimant claimant, int start, int last, Surroundings surroundings) {
    int length = groupDigits[last];
    String number = digits.substring(length - 10, length);
    int end = groupEnds[last];
    boolean parentheses = scan.at(start) == '(' || scan.at(start + 2) == '(';
    if (!parentheses
        && !surroundings.tells(scan, start, groupEnds[groups - 1], Topic.PHONE | Topic.CALL)) {
      return false;
    }
    boolean fictional = FictionalNumbers.contains("1" + number);
    if (!fictional && !plans.isValid("1" + number)) {
      claimant.suppress(start, end, Suppression.FORM);
      return false;
    }
    if (scan.at(end) == 'x' && Ascii.isDigit(scan.at(end + 1))) {
      end++;
      while (Ascii.isDigit(scan.at(end))) {
        end++;
      }
    }
    claimant.claim(
        start,
        end,
        fictional ? FindingClass.RESERVED : FindingClass.REAL,
        claimant.confidence(),
        parentheses ? Reason.UNMISTAKABLE_FORM : Reason.WORD_NEAR);
    groupEnds[last] = end;
    return true;
  }

  /**
   * Returns the last group of {@code [1] ddd ddd dddd}, parted but not bare, or -1 if the number is
   * not of that form.
   */
  private int americanForm(Scan scan, int start) {
    int first = digits.charAt(0) == '1' && groupDigits[0] == 1 ? 1 : 0;
    if (groups < first + 3
        || groupDigits[first] != first + 3
        || groupDigits[first + 1] != first + 6
        || groupDigits[first + 2] != first + 10
        || !NorthAmerica.isNumber(digits, first)) {
      return -1;
    }
    int end = groupEnds[first + 2];
    boolean more = groups > first + 3 && scan.at(end) != ' ';
    boolean open = scan.at(start) == '(';
    boolean extension = scan.at(end) == 'x' && Ascii.isDigit(scan.at(end + 1));
    boolean goesOn = !extension && continuesRight(scan, end);
    return more || goesOn || (open && scan.at(start + 4) != ')') ? -1 : first + 2;
  }

  private void read(Scan scan, int start) {
    digits.setLength(0);
    groups = 0;
    int limit = Math.min(scan.to(), start + LONGEST);
    int joints = 0;
    boolean strong = false;
    for (int at = start; at < limit; at++) {
      int b = scan.at(at);
      if (Ascii.isDigit(b)) {
        if (groups == 0 || joints > 0) {
          groups++;
        }
        joints = 0;
        strong = false;
        digits.append((char) b);
        groupEnds[groups - 1] = at + 1;
        groupDigits[groups - 1] = digits.length();
      } else if (isJoint(b) && joints < 3) {
        joints++;
        strong |= b == '(' || b == ')' || b == '/';
        if (joints > 1 && !strong && !(scan.at(at + 1) == '(' || b == '(')) {
          return;
        }
      } else {
        return;
      }
    }
  }

  /** Returns where the number starts that goes on to the left of {@code from} over parentheses. */
  private static int start(Scan scan, int from, int lowest) {
    int start = from;
    int limit = Math.max(Math.max(scan.from(), lowest - 6), from - REACH);
    int at = from;
    while (at > limit) {
      int b = scan.at(at - 1);
      if (b == '(') {
        start = Ascii.isDigit(scan.at(at)) ? at - 1 : start;
        break;
      }
      boolean joint =
          isJoint(b) && (Ascii.isDigit(scan.at(at - 2)) || scan.at(at - 2) == ')' || b == ' ');
      if (!Ascii.isDigit(b) && !joint) {
        break;
      }
      at--;
      start = Ascii.isDigit(b) ? at : start;
    }
    return start;
  }

  private static boolean joinsLeft(Scan scan, int start) {
    int before = scan.at(start - 1);
    return Ascii.isWord(before)
        || (before > 0 && "+./@%#$".indexOf(before) >= 0)
        || (before == ':' && Ascii.isDigit(scan.at(start - 2)))
        || (before == '-' && Ascii.isWord(scan.at(start - 2)));
  }

  private static boolean isJoint(int b) {
    return b == ' ' || b == '-' || b == '.' || b == '(' || b == ')' || b == '/';
  }

  private static boolean continuesRight(Scan scan, int end) {
    int b = scan.at(end);
    boolean joint = b == '-' || b == '.' || b == ':' || b == '/';
    return Ascii.isWord(b)
        || b == '%'
        || b == '='
        || b == '@'
        || (joint && Ascii.isAlnum(scan.at(end + 1)));
  }

  /** Year, month and day; two groups with a dot; a Social Security number. */
  private static boolean isOther(Scan scan, DigitGroups chain) {
    int joint = scan.at(chain.end(0));
    if (chain.count() == 2) {
      return joint == '.';
    }
    int start = chain.start(0);
    if (chain.count() == 3 && joint == '-' && chain.are(0, SOCIAL_SECURITY)) {
      return true;
    }
    boolean century =
        (scan.at(start) == '2' && scan.at(start + 1) == '0')
            || (scan.at(start) == '1' && scan.at(start + 1) == '9');
    return century
        && chain.count() >= 3
        && chain.length(0) == 4
        && chain.length(1) == 2
        && chain.length(2) == 2;
  }

  /** Most countries dial a zero before the area, some never do. */
  private static boolean mayBeOf(String region, boolean zero, int length) {
    return switch (region) {
      case "US" -> !zero && (length == 10 || length == 11);
      case "ES", "PT", "PL", "DK", "NO", "CZ", "MX", "SG" -> !zero;
      case "IT" -> true;
      case "GB",
          "DE",
          "AT",
          "FR",
          "NL",
          "BE",
          "CH",
          "AU",
          "SE",
          "FI",
          "JP",
          "IE",
          "ZA",
          "NZ",
          "IL" ->
          zero;
      default -> true;
    };
  }

  private static FindingClass classOf(int code, String number) {
    String significant = number.charAt(0) == '0' ? number.substring(1) : number;
    return FictionalNumbers.contains(code + significant)
        ? FindingClass.RESERVED
        : FindingClass.REAL;
  }

  private String[] regions(int topics) {
    int languages = topics >>> FIRST_LANGUAGE & (1 << LANGUAGES) - 1;
    String[] known = regions[languages];
    if (known == null) {
      known = regionsOf(topics);
      regions[languages] = known;
    }
    return known;
  }

  private static String[] regionsOf(int topics) {
    Set<String> regions = new LinkedHashSet<>();
    addIf(regions, topics, Topic.GERMAN, List.of("DE", "AT", "CH"));
    addIf(regions, topics, Topic.FRENCH, List.of("FR", "BE", "CH"));
    addIf(regions, topics, Topic.ITALIAN, List.of("IT", "CH"));
    addIf(regions, topics, Topic.SPANISH, List.of("ES", "MX", "AR", "CO", "CL", "PE"));
    addIf(regions, topics, Topic.DUTCH, List.of("NL", "BE"));
    addIf(regions, topics, Topic.PORTUGUESE, List.of("PT", "BR"));
    addIf(regions, topics, Topic.POLISH, List.of("PL"));
    addIf(regions, topics, Topic.ENGLISH, ENGLISH);
    regions.addAll(ANY);
    return regions.toArray(String[]::new);
  }

  private static void addIf(Set<String> regions, int topics, int language, List<String> more) {
    if ((topics & language) != 0) {
      regions.addAll(more);
    }
  }
}
