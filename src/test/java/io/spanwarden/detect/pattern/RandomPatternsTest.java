package io.spanwarden.detect.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random patterns on random texts do what java.util.regex does. */
class RandomPatternsTest {
  private static final int PATTERNS = 20_000;
  private static final String[] ATOMS = {
    "a",
    "b",
    "c",
    "ab",
    "\\.",
    "[ab]",
    "[^a]",
    "[b-c.]",
    ".",
    "\\w",
    "\\W",
    "\\d",
    "\\s",
    "\\S",
    "(?i:b)",
    "(?i:[^b])",
    "\\x61",
    "[\\w-]",
    "\u00e9",
    "[\u00e9b]",
    "1",
    "\\n"
  };
  private static final String[] CONDITIONS = {"\\b", "\\B", "^", "$", "\\A", "\\z"};
  private static final String[] QUANTIFIERS = {
    "*", "+", "?", "*?", "+?", "??", "{2}", "{0,2}", "{1,3}?", "{2,}", "{0}", "{0,3}?", "{1,}?"
  };
  private static final String ALPHABET = "aaabbbcABC.1_- \n\u00e9";

  private final Random random = new Random(20261124);
  private int repetitions;

  private String one(String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  /** Never matches the empty text, so that it can be repeated: there Java is unlike Perl. */
  private String solid(int depth) {
    if (depth == 0 || random.nextInt(3) == 0) {
      return one(ATOMS);
    }
    return switch (random.nextInt(4)) {
      case 0 -> solid(depth - 1) + any(depth - 1);
      case 1 -> any(depth - 1) + solid(depth - 1);
      case 2 -> "(?:" + solid(depth - 1) + "|" + solid(depth - 1) + ")";
      default -> repeated(depth, "+", "+?", "{2}", "{1,3}", "{1,2}?");
    };
  }

  private String any(int depth) {
    if (depth == 0) {
      return random.nextInt(6) == 0 ? one(CONDITIONS) : one(ATOMS);
    }
    return switch (random.nextInt(7)) {
      case 0, 1 -> any(depth - 1) + any(depth - 1);
      case 2 -> group(any(depth - 1) + "|" + any(depth - 1));
      case 3, 4 -> repeated(depth, QUANTIFIERS);
      case 5 -> group(any(depth - 1));
      default -> solid(depth - 1);
    };
  }

  /** What a group in a repetition holds after it gave back a turn, Java gets wrong. */
  private String repeated(int depth, String... quantifiers) {
    repetitions++;
    String body = group(solid(depth - 1));
    repetitions--;
    return body + one(quantifiers);
  }

  private String group(String body) {
    return one("(?:", "(?i:", "(?s:", repetitions > 0 ? "(?:" : "(") + body + ")";
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(24); i > 0; i--) {
      text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return text.toString();
  }

  @Test
  void endsAndGroupsAreThoseOfJava() {
    int matches = 0;
    for (int i = 0; i < PATTERNS; i++) {
      String pattern = any(1 + random.nextInt(4));
      Oracle oracle = new Oracle(pattern);
      for (int j = 0; j < 3; j++) {
        byte[] text = text().getBytes(StandardCharsets.UTF_8);
        matches += oracle.compare(text);
        matches += oracle.compare(text, random.nextInt(text.length + 1));
      }
    }
    assertThat(matches).isGreaterThan(PATTERNS);
  }
}
