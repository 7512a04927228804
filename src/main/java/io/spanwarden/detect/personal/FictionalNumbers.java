package io.spanwarden.detect.personal;

/**
 * Telephone numbers that are set aside for films, books and documentation, by the regulators of the
 * United States, Canada (555-0100 to 555-0199), the United Kingdom (Ofcom, numbers for drama),
 * Australia (ACMA), Germany (Bundesnetzagentur) and France (Arcep). Stateless.
 */
final class FictionalNumbers {
  /** Country code and the digits that all numbers of the range start with. */
  private static final String[] RANGES = {
    "447700900",
    "442079460",
    "441134960",
    "441144960",
    "441154960",
    "441164960",
    "441174960",
    "441184960",
    "441214960",
    "441314960",
    "441414960",
    "441514960",
    "441614960",
    "441914980",
    "442896496",
    "442920180",
    "441632960",
    "448081570",
    "449098790",
    "443069990",
    "61491570",
    "61255501",
    "61355501",
    "61755501",
    "61855501",
    "61270101",
    "61370101",
    "61770101",
    "61870101",
    "493023125",
    "496990009",
    "494066969",
    "492214710",
    "498999998",
    "4917139200",
    "33199",
    "3326191",
    "3335301",
    "3346571",
    "3353649",
    "3363998"
  };

  private FictionalNumbers() {}

  /** Returns whether the number of {@code digits}, with its country code, is of such a range. */
  static boolean contains(String digits) {
    if (digits.length() == 11 && digits.charAt(0) == '1') {
      return digits.startsWith("55501", 4);
    }
    for (String range : RANGES) {
      if (digits.startsWith(range)) {
        return true;
      }
    }
    return false;
  }
}
