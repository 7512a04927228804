package io.spanwarden.detect.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Work is counted in steps, not timed: twice the text takes at most a little over twice as many.
 */
class LinearWorkTest {
  private static long work(String pattern, String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    Workspace workspace = new Workspace();
    workspace.show(utf8, 0, utf8.length);
    ByteMatcher matcher = ByteRegex.compile(pattern).matcher(workspace);
    matcher.match(0, utf8.length);
    matcher.findGroup();
    return matcher.work();
  }

  @ParameterizedTest
  @CsvSource({
    "(?:a+)+b, a",
    "(a|aa)+b, a",
    "(a*)*b, a",
    "(?:a|a|a)*?b, a",
    "(?:a?){50}a{50}b, a",
    "(.*)(.*)(.*)x, a",
    "'([a-z]+ ?)+;', 'ab '",
    "'(?s)(.*?,){1,20}P', '1,2,'",
    "'(?i:key)[a-z ]{0,24}key', key",
    "'a[ab]{0,200}?(?:ab|ba)[ab]{1,64}c', ab"
  })
  void twiceTheTextIsAtMostALittleMoreThanTwiceTheWork(String pattern, String unit) {
    long once = work(pattern, unit.repeat(4_000));
    long twice = work(pattern, unit.repeat(8_000));
    assertThat(twice).as(pattern).isLessThanOrEqualTo((long) (2.1 * once) + 100);
  }

  @ParameterizedTest
  @CsvSource({"'[a-z]{40,200}', a", "'ab[a-z0-9]{36}', a", "'[a-z]{20,80}key[a-z]{20,80}', key"})
  void boundedRepetitionsTakeFewStepsForEachByte(String pattern, String unit) {
    String text = "ab" + unit.repeat(200);
    assertThat(work(pattern, text)).isLessThan(20L * text.length());
  }

  @ParameterizedTest
  @CsvSource({"'key=[a-z]{3,}x', 'key=abcdefg'", "'(?:ab)*c', abababab"})
  void whatAnAutomatonKnowsTakesOneStepForEachByte(String pattern, String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    Workspace workspace = new Workspace();
    workspace.show(utf8, 0, utf8.length);
    ByteMatcher matcher = ByteRegex.compile(pattern).matcher(workspace);
    matcher.match(0, utf8.length);
    long before = matcher.work();
    matcher.match(0, utf8.length);
    assertThat(matcher.work() - before).isEqualTo(utf8.length);
  }
}
