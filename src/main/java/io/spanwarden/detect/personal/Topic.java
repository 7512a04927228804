package io.spanwarden.detect.personal;

/** What words near a value may speak of, as bits of a mask. */
final class Topic {
  static final int CARD = 1;
  static final int SSN = 1 << 1;
  static final int IBAN = 1 << 2;
  static final int PHONE = 1 << 3;
  static final int NETWORK = 1 << 4;
  static final int HARDWARE = 1 << 5;
  static final int WALLET = 1 << 6;
  static final int BIRTH = 1 << 7;
  static final int ADDRESS = 1 << 8;

  /** Whole names: a value of two words and more. */
  static final int PERSON = 1 << 9;

  /** Parts of names: a value of one word is enough. */
  static final int PART_OF_NAME = 1 << 10;

  /** The number that is printed on a card besides its own. */
  static final int CARD_CODE = 1 << 11;

  static final int LOGIN = 1 << 12;

  /** Versions, which look like addresses of the network. */
  static final int VERSION = 1 << 13;

  /** Ids, times, amounts: numbers that are nobody's. */
  static final int MEASURE = 1 << 14;

  /** {@code call}, which tells of a telephone in a sentence, and of a function in a program. */
  static final int CALL = 1 << 15;

  /** Languages whose words for a telephone number tell of the country. */
  static final int GERMAN = 1 << 20;

  static final int FRENCH = 1 << 21;
  static final int SPANISH = 1 << 22;
  static final int ITALIAN = 1 << 23;
  static final int DUTCH = 1 << 24;
  static final int PORTUGUESE = 1 << 25;
  static final int POLISH = 1 << 26;
  static final int ENGLISH = 1 << 27;

  private Topic() {}
}
