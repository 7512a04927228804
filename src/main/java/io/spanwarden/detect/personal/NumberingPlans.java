package io.spanwarden.detect.personal;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;

/**
 * The numbering plans of the world's telephone networks. Their tables are loaded when the first
 * candidate is asked for, and country by country. Not thread-safe.
 *
 * <p>Asking costs microseconds, so each text has a number of questions that grows with its length;
 * past it every candidate is taken for valid that passed the cheaper tests.
 */
final class NumberingPlans {
  private static final int LEAST = 256;
  private static final int BYTES_A_QUESTION = 256;

  private int left = LEAST;

  private static final class Tables {
    static final PhoneNumberUtil ALL = PhoneNumberUtil.getInstance();
  }

  /** Begins a text of {@code length} bytes. */
  void begin(int length) {
    left = LEAST + length / BYTES_A_QUESTION;
  }

  /** Returns whether a number with its country code, digits only, is one that is given out. */
  boolean isValid(String international) {
    if (left <= 0) {
      return true;
    }
    left--;
    try {
      PhoneNumber number = Tables.ALL.parse("+" + international, null);
      return Tables.ALL.isValidNumber(number);
    } catch (NumberParseException e) {
      return false;
    }
  }

  /**
   * Returns the country code of a number as it is dialled in {@code region} if it is given out
   * there, or 0.
   */
  int countryCode(String national, String region) {
    left--;
    try {
      PhoneNumber number = Tables.ALL.parse(national, region);
      return Tables.ALL.isValidNumberForRegion(number, region) ? number.getCountryCode() : 0;
    } catch (NumberParseException e) {
      return 0;
    }
  }

  /** Returns whether the text has used up its questions. */
  boolean isExhausted() {
    return left <= 0;
  }
}
