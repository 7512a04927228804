package io.spanwarden.detect.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the dialect has, and what it refuses with the reason and the position. */
class PatternSyntaxTest {
  private static boolean matches(String pattern, String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    Workspace workspace = new Workspace();
    workspace.show(utf8, 0, utf8.length);
    return ByteRegex.compile(pattern).matcher(workspace).match(0, utf8.length) == utf8.length;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "ab\\1 ~ 2 ~ back reference",
        "(a)\\k<n> ~ 3 ~ unknown escape",
        "ab\\p{L} ~ 2 ~ unknown escape",
        "ab\\Z ~ 2 ~ unknown escape",
        "ab\\Qx\\E ~ 2 ~ unknown escape",
        "a[\\b] ~ 2 ~ unknown escape",
        "ab\\ ~ 2 ~ backslash at the end",
        "ab\\x4 ~ 2 ~ hexadecimal",
        "ab\\x{110000} ~ 2 ~ hexadecimal",
        "ab\\x{d800} ~ 2 ~ hexadecimal",
        "ab(?=c) ~ 2 ~ look-ahead",
        "ab(?!c) ~ 2 ~ look-ahead",
        "ab(?<=c) ~ 2 ~ look-behind",
        "ab(?<!c) ~ 2 ~ look-behind",
        "ab(?>c) ~ 2 ~ unknown group",
        "ab(?P=n) ~ 2 ~ unknown group",
        "ab(?U)c ~ 2 ~ unknown group",
        "ab(?i-s ~ 2 ~ unknown group",
        "ab*+ ~ 3 ~ possessive",
        "ab?+c ~ 3 ~ possessive",
        "ab{2}+c ~ 5 ~ possessive",
        "ab** ~ 3 ~ repetition of a repetition",
        "ab{2}{3} ~ 5 ~ repetition of a repetition",
        "*a ~ 0 ~ nothing to repeat",
        "a|+ ~ 2 ~ nothing to repeat",
        "(?i)+ ~ 4 ~ nothing to repeat",
        "(a ~ 0 ~ ( without )",
        "a) ~ 1 ~ ) without (",
        "ab[c ~ 2 ~ [ without ]",
        "ab[] ~ 2 ~ [ without ]",
        "ab[b-a] ~ 3 ~ range that ends",
        "ab[a-\\d] ~ 5 ~ range without an end",
        "ab[[:no:]] ~ 3 ~ unknown class",
        "ab[^\\s\\S] ~ 2 ~ class that matches nothing",
        "ab[^\u00e9] ~ 2 ~ character beyond ASCII",
        "ab[\u00e9-\u0fff] ~ 3 ~ too many characters",
        "ab{4097} ~ 2 ~ repetition (expected: 4096",
        "ab{3,2} ~ 2 ~ repetition (expected: the smaller",
        "ab(?:c{4096}){5} ~ 13 ~ too large",
        "(?:a{4000}b{4000}){2}c{4000}d{500} ~ 21 ~ too large"
      })
  void refusesWithReasonAndPosition(String pattern, int position, String reason) {
    InvalidPatternException refused =
        catchThrowableOfType(InvalidPatternException.class, () -> ByteRegex.compile(pattern));
    assertThat(refused).as(pattern).isNotNull();
    assertThat(refused.reason()).contains(reason);
    assertThat(refused.position()).isEqualTo(position);
    assertThat(refused).hasMessageEndingWith(", at position " + position);
  }

  @Test
  void refusesToNestWithoutEnd() {
    String deep = "(".repeat(5_000) + "a" + ")".repeat(5_000);
    InvalidPatternException refused =
        catchThrowableOfType(InvalidPatternException.class, () -> ByteRegex.compile(deep));
    assertThat(refused.position()).isEqualTo(100);
    assertThat(refused.reason()).contains("nested too deeply");
  }

  @Test
  void refusesHalfACharacter() {
    InvalidPatternException refused =
        catchThrowableOfType(InvalidPatternException.class, () -> ByteRegex.compile("a\ud83d"));
    assertThat(refused.position()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\\x62c",
        "a\\x{62}c",
        "[[:lower:]]+",
        "[[:^digit:]x]bc",
        "(?P<name>a)bc",
        "(?<name>abc)",
        "(?i)ABC",
        "(?i:A)bc",
        "(?i)A(?-i)bc",
        "(?s).bc",
        "(?:)abc",
        "a(|x)bc",
        "[\\x61-c]+",
        "[a-]bc",
        "[]a]bc",
        "[^]x]bc",
        "a{1}b{1,}c{0,1}",
        "\\Aabc\\z",
        "^abc$",
        "\\babc\\b",
        "a\\Bbc",
        "a(?i:BC)"
      })
  void readsTheDialect(String pattern) {
    assertThat(matches(pattern, "abc")).as(pattern).isTrue();
  }

  @Test
  void aBraceThatIsNoRepetitionMeansItself() {
    assertThat(matches("a{b}{,2}{x,y}", "a{b}{,2}{x,y}")).isTrue();
  }

  @Test
  void charactersBeyondAsciiAreTheirBytes() {
    assertThat(matches("\u00e9+", "\u00e9\u00e9")).isTrue();
    assertThat(matches("\\x{1f600}", "\ud83d\ude00")).isTrue();
    assertThat(matches("\\xe9", "\u00e9")).isTrue();
    assertThat(matches("[a\u00e4-\u00e9\u20ac]+", "a\u00e5\u20aca")).isTrue();
    assertThat(matches("[a\u00e9]", "\u00e8")).isFalse();
    assertThat(matches(".{4}", "\ud83d\ude00")).isTrue();
    assertThat(matches("[^a]{2}", "\u00e9")).isTrue();
    assertThat(matches("(?i)\u00e9", "\u00c9")).isFalse();
  }

  @Test
  void linesAreToldApartOnlyOnDemand() {
    assertThat(matches("a.b", "a\nb")).isFalse();
    assertThat(matches("(?s)a.b", "a\nb")).isTrue();
    assertThat(matches("a$\nb", "a\nb")).isFalse();
    assertThat(matches("(?m)a$\n^b", "a\nb")).isTrue();
    assertThat(matches("a\r$", "a\r")).isTrue();
  }

  @Test
  void blanksAreThoseOfRe2() {
    assertThat(matches("\\s{5}", " \t\n\f\r")).isTrue();
    assertThat(matches("\\s", "\u000b")).isFalse();
    assertThat(matches("[[:space:]]", "\u000b")).isTrue();
  }
}
