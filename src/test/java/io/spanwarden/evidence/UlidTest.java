package io.spanwarden.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class UlidTest {
  private static final long MILLIS = 1_469_918_176_385L;
  private final Ulid ulids = new Ulid(new SecureRandom());

  @Test
  void beginsWithTheTime() {
    String ulid = ulids.next(MILLIS);
    assertThat(ulid).hasSize(26).startsWith("01ARYZ6S41").matches("[0-9A-HJKMNP-TV-Z]{26}");
  }

  @Test
  void alwaysGrows_evenIfTheClockDoesNot() {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      all.add(ulids.next(MILLIS + (i % 7) - (i % 3)));
    }
    assertThat(all).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void carriesIntoTheTime_whenTheRandomPartOverflows() {
    var full =
        new SecureRandom() {
          private static final long serialVersionUID = 1L;

          @Override
          public void nextBytes(byte[] bytes) {
            Arrays.fill(bytes, (byte) 0xff);
          }
        };
    var exhausted = new Ulid(full);
    assertThat(exhausted.next(MILLIS)).endsWith("ZZZZZZZZZZZZZZZZ");
    assertThat(exhausted.next(MILLIS)).startsWith("01ARYZ6S42").endsWith("0000000000000000");
  }

  @Test
  void startsAtZero_beforeTheEpoch() {
    assertThat(ulids.next(-5)).startsWith("0000000000");
  }
}
