package io.spanwarden.detect.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Bounds, groups and memory of matchers. */
class ByteMatcherTest {
  private final Workspace workspace = new Workspace();

  private ByteMatcher matcher(String pattern) {
    return ByteRegex.compile(pattern).matcher(workspace);
  }

  private int show(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    workspace.show(utf8, 0, utf8.length);
    return utf8.length;
  }

  @Test
  void theFirstWayThatLeadsToAMatchWins_notTheLongest() {
    int length = show("abcabc");
    assertThat(matcher("a|abc").match(0, length)).isEqualTo(1);
    assertThat(matcher("abc|a").match(0, length)).isEqualTo(3);
    assertThat(matcher("(?:abc){1,2}?").match(0, length)).isEqualTo(3);
    assertThat(matcher("a.*?c").match(0, length)).isEqualTo(3);
    assertThat(matcher("a.*c").match(0, length)).isEqualTo(6);
  }

  @Test
  void aLimitEndsReadingButIsNoEndOfTheText() {
    show("key=abcdef");
    assertThat(matcher("key=[a-z]+").match(0, 7)).isEqualTo(7);
    assertThat(matcher("key=[a-z]+\\b").match(0, 7)).isEqualTo(-1);
    assertThat(matcher("key=[a-z]+$").match(0, 7)).isEqualTo(-1);
    assertThat(matcher("key=[a-z]+\\b$").match(0, 999)).isEqualTo(10);
  }

  @Test
  void theTextBeforeTheStartIsSeenByConditions() {
    show("xkey key");
    ByteMatcher matcher = matcher("\\bkey");
    assertThat(matcher.match(1, 8)).isEqualTo(-1);
    assertThat(matcher.match(5, 8)).isEqualTo(8);
    assertThat(matcher("^key").match(5, 8)).isEqualTo(-1);
  }

  @Test
  void bytesAroundTheTextAreNotSeen() {
    byte[] buffer = "xkeyx".getBytes(StandardCharsets.UTF_8);
    workspace.show(buffer, 1, 4);
    assertThat(matcher("\\A\\bkey\\b\\z").match(1, 5)).isEqualTo(4);
    assertThat(matcher("keyx").match(1, 5)).isEqualTo(-1);
  }

  @Test
  void aGroupThatTookNoPartHasNoPlace() {
    show("ab");
    ByteMatcher matcher = matcher("a(x)?b");
    assertThat(matcher.match(0, 2)).isEqualTo(2);
    assertThat(matcher.findGroup()).isFalse();
    assertThat(matcher.groupStart()).isEqualTo(-1);
    assertThat(matcher.groupEnd()).isEqualTo(-1);
  }

  @Test
  void onlyTheFirstGroupCounts() {
    show("key: abc def");
    ByteMatcher matcher = matcher("key: ([a-z]+) ([a-z]+)");
    assertThat(matcher.match(0, 12)).isEqualTo(12);
    assertThat(matcher.findGroup()).isTrue();
    assertThat(matcher.groupStart()).isEqualTo(5);
    assertThat(matcher.groupEnd()).isEqualTo(8);
    assertThat(ByteRegex.compile("(?:a)").captures()).isFalse();
    assertThat(ByteRegex.compile("(?:(a))").captures()).isTrue();
  }

  @Test
  void aMissReadsNoFurtherThanItMust() {
    int length = show("key=ab!" + "c".repeat(1_000));
    ByteMatcher matcher = matcher("key=[a-c]{3,}");
    assertThat(matcher.match(0, length)).isEqualTo(-1);
    assertThat(matcher.read()).isEqualTo(7);
    assertThat(matcher.match(1, length)).isEqualTo(-1);
    assertThat(matcher.read()).isEqualTo(1);
  }

  @Test
  void lengthsAreBoundsOfMatches() {
    ByteRegex bounded = ByteRegex.compile("(?:ab|c{2,5})x?(\u00e9)\\b");
    assertThat(bounded.minLength()).isEqualTo(4);
    assertThat(bounded.maxLength()).isEqualTo(8);
    assertThat(ByteRegex.compile("ab+").maxLength()).isEqualTo(Integer.MAX_VALUE);
    assertThat(ByteRegex.compile("(?:a{0,1000}){0,4}").maxLength()).isEqualTo(4_000);
  }

  @Test
  void followersAreTheBytesThatMayComeAfterAPrefix() {
    ByteMatcher matcher = matcher("(?i:key)(?:=[0-9]|-x)");
    byte[] prefix = "KEY".getBytes(StandardCharsets.UTF_8);
    assertThat(matcher.followers(prefix).stream()).containsExactly((int) '-', (int) '=');
    assertThat(matcher.followers("kex".getBytes(StandardCharsets.UTF_8)).isEmpty()).isTrue();
    assertThat(matcher("key|keyed").followers(prefix).isEmpty()).isTrue();
    assertThat(matcher("(?i)key|keyed").followers(prefix).cardinality()).isEqualTo(256);
  }

  @Test
  void aFullAutomatonForgetsAndGoesOnRight() {
    // What of the last 20 bytes was an a makes 2^20 states.
    ByteMatcher matcher = matcher("[ab]*a[ab]{20}c");
    StringBuilder text = new StringBuilder();
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      text.append(random.nextBoolean() ? 'a' : 'b');
    }
    text.append("a").append("b".repeat(20)).append("c");
    int length = show(text.toString());
    assertThat(matcher.match(0, length)).isEqualTo(length);
    assertThat(matcher.flushes()).isPositive();
    assertThat(matcher.match(0, length)).isEqualTo(length);
  }

  @Test
  void automataOfOneWorkspaceShareABoundOnMemory() {
    Random random = new Random(8);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 3_000; i++) {
      text.append((char) ('a' + random.nextInt(2)));
    }
    int length = show(text.append('c').toString());
    for (int i = 0; i < 40; i++) {
      ByteMatcher matcher = matcher("[ab]*[ab]a[ab]{" + (i + 10) + "}[ab]*c");
      assertThat(matcher.match(0, length)).isEqualTo(length);
      assertThat(workspace.remembered()).isLessThan(Workspace.MOST_REMEMBERED + (1 << 17));
    }
  }

  @Test
  void nothingIsAllocatedForTextsThatAreKnown() {
    int length = show("vendor_token = 'abcdefghijklmnopqrstuvwx' vendor no");
    ByteMatcher matcher = matcher("vendor[a-z_ ]{0,24}[=\\s]{1,8}'([a-z]{24})'|vendor\\b");
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long matches = 0;
    long before = 0;
    for (int i = 0; i < 2_000; i++) {
      if (i == 1_000) {
        before = threads.getCurrentThreadAllocatedBytes();
      }
      for (int at = 0; at < length; at++) {
        matches += matcher.match(at, length) >= 0 ? 1 : 0;
        matches += matcher.findGroup() ? 1 : 0;
      }
    }
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(1_000);
    assertThat(matches).isEqualTo(3 * 2_000);
  }
}
