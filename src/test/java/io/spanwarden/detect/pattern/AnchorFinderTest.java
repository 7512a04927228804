package io.spanwarden.detect.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which literals a pattern is searched by. */
class AnchorFinderTest {
  /** Literals with their distance; an {@code i} after those without regard to case. */
  private static String anchors(String pattern) {
    return ByteRegex.compile(pattern).anchors().stream()
        .map(
            anchor ->
                anchor.literal()
                    + (anchor.caseInsensitive() ? " i" : "")
                    + " "
                    + anchor.minDistance()
                    + (anchor.minDistance() == anchor.maxDistance()
                        ? ""
                        : "-" + anchor.maxDistance()))
        .collect(Collectors.joining(", "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "tok_[a-z]{36} ~ tok_ 0",
        "tok_v1_(?:live|test)_[a-z]+ ~ tok_v1_live_ 0, tok_v1_test_ 0",
        "fm(?:1[ar]|2)_[a-z]+ ~ fm1a_ 0, fm1r_ 0, fm2_ 0",
        "[sr]k_test_[a-z]+ ~ rk_test_ 0, sk_test_ 0",
        "(?i)api[_-]?key=[a-z]+ ~ apikey= i 0, api-key= i 0, api_key= i 0",
        "ab-[a-z]{20}MARKER[a-z]+ ~ MARKER 23",
        "ab-[a-z]{20,30}MARKER[a-z]+ ~ MARKER 23-33",
        "ab-[a-z]{20,80}MARKER[a-z]+ ~ ab- 0",
        "[a-z]{2,5}://[a-z]+ ~ :// 2-5",
        "https://[a-z]{8}\\.hooks\\.test/[a-z]+ ~ .hooks.test/ 16",
        "(?:EAAA[a-z]{60}|sq0atp-[a-z]{22}) ~ EAAA 0, sq0atp- 0",
        "sk-(?:ant-[a-z]+|proj-[a-z]+)x ~ sk-ant- 0, sk-proj- 0",
        "abcdefghijklmnopqrstuvwxyz ~ abcdefghijklmnop 0",
        "(?:abc)?defg[a-z]+ ~ defg 0, abcdefg 0",
        "x{2}y{3}[a-z] ~ xxyyy 0",
        "a{40}[a-z] ~ aaaaaaaaaaaaaaaa 0",
        "(?:[0-9]abcd)+ ~ abcd 1",
        "\\babc\\b ~ abc 0",
        "a(?i:b)cde ~ abcde i 0",
        "a\u00e9b[0-9] ~ a\u00c3\u00a9b 0",
        "abc|abcdef ~ abc 0"
      })
  void literalsOfThreeBytesAreTaken(String pattern, String expected) {
    assertThat(anchors(pattern)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "[a-f0-9]{40} ~ 0",
        "ab[0-9]+ ~ 0",
        "abc|x ~ 4",
        "(?:abc|[0-9]+) ~ 7",
        "(?:abc|(?:defg|[0-9]+))? ~ 0",
        "(abcd|(?:[0-9]+|xyz)) ~ 9",
        ".*abcdef ~ 0",
        ".{300}abcdef ~ 0",
        "abc?d? ~ 0"
      })
  void aPatternWithoutOneIsRefusedWithThePosition(String pattern, int position) {
    InvalidPatternException refused =
        catchThrowableOfType(
            InvalidPatternException.class, () -> ByteRegex.compileAnchored(pattern));
    assertThat(refused).as(pattern).isNotNull();
    assertThat(refused.reason()).contains("no anchor");
    assertThat(refused.position()).isEqualTo(position);
    assertThat(ByteRegex.compile(pattern).anchors()).isEmpty();
  }

  @Test
  void tooManyAlternativesAreCutShort() {
    assertThat(ByteRegex.compile("abc[0-3][0-3][0-3][a-z]").anchors())
        .hasSize(16)
        .allSatisfy(anchor -> assertThat(anchor.literal()).startsWith("abc").hasSize(5));
  }
}
