package io.spanwarden.detect.personal;

import io.spanwarden.detect.text.Ascii;
import io.spanwarden.detect.text.Claimant;
import io.spanwarden.detect.text.Reason;
import io.spanwarden.detect.text.Scan;
import io.spanwarden.detect.text.Suppression;
import io.spanwarden.event.FindingClass;

/**
 * The matcher {@code us-ssn}: {@code ddd-dd-dddd}; with blanks, dots or bare only where words or
 * the key tell of it. Area, group and serial as the Social Security Administration gives them out.
 * Stateless.
 */
final class SocialSecurityNumbers {
  private static final int[] LAYOUT = {3, 2, 4};

  private SocialSecurityNumbers() {}

  static void examine(Scan scan, Claimant claimant, DigitGroups groups, Surroundings context) {
    for (int first = 0; first < groups.count(); first++) {
      if (groups.are(first, LAYOUT)) {
        int joint = scan.at(groups.end(first));
        if (groups.joinedBy(scan, first, first + 2, joint)
            && !isPartOfMore(groups, scan, first)
            && !groups.continuesId(scan, first + 2)) {
          consider(scan, claimant, groups.start(first), groups.end(first + 2), joint, context);
        }
      } else if (groups.length(first) == 9
          && groups.count() == 1
          && !groups.continuesId(scan, first)) {
        consider(scan, claimant, groups.start(first), groups.end(first), 0, context);
      }
    }
  }

  private static boolean isPartOfMore(DigitGroups groups, Scan scan, int first) {
    boolean before = first > 0 && scan.at(groups.start(first) - 1) != ' ';
    boolean after = first + 3 < groups.count() && scan.at(groups.end(first + 2)) != ' ';
    return before || after;
  }

  private static void consider(
      Scan scan, Claimant claimant, int start, int end, int joint, Surroundings context) {
    int number = 0;
    for (int i = start; i < end; i++) {
      if (Ascii.isDigit(scan.at(i))) {
        number = number * 10 + scan.at(i) - '0';
      }
    }
    boolean reserved = isReserved(number);
    if (!reserved && !isGivenOut(number)) {
      if (joint == '-') {
        claimant.suppress(start, end, Suppression.FORM);
      }
      return;
    }
    if (joint != '-' && !context.tells(scan, start, end, Topic.SSN)) {
      claimant.suppress(start, end, Suppression.NO_CONTEXT);
      return;
    }
    FindingClass findingClass = reserved ? FindingClass.RESERVED : FindingClass.REAL;
    claimant.claim(start, end, findingClass, claimant.confidence(), Reason.VALID_FORM);
  }

  private static boolean isGivenOut(int number) {
    int area = number / 1_000_000;
    int group = number / 10_000 % 100;
    boolean same = number % 111_111_111 == 0;
    return area != 0 && area != 666 && area < 900 && group != 0 && number % 10_000 != 0 && !same;
  }

  /** Numbers printed in advertisements and forms, and those kept for advertising. */
  private static boolean isReserved(int number) {
    return number == 219_09_9999
        || number == 78_05_1120
        || number == 457_55_5462
        || number == 123_45_6789
        || (number >= 987_65_4320 && number <= 987_65_4329);
  }
}
