package io.spanwarden.cli.scan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class CodePointsTest {
  private static final String[] PIECES = {"a", "\n", "é", "€", "😀", "\r\n", "\u0000"};

  @Test
  void countsAsJavaDoes_whereverTheTextBegins() {
    var random = new Random(1);
    for (int round = 0; round < 500; round++) {
      var text = new StringBuilder();
      for (int i = random.nextInt(40); i > 0; i--) {
        text.append(PIECES[random.nextInt(PIECES.length)]);
      }
      String before = "€".repeat(random.nextInt(4));
      byte[] bytes = (before + text + "€\n").getBytes(UTF_8);
      int from = before.getBytes(UTF_8).length;
      int to = from + text.toString().getBytes(UTF_8).length;
      assertThat(CodePoints.count(bytes, from, to))
          .isEqualTo(text.codePointCount(0, text.length()));
      assertThat(CodePoints.lines(bytes, from, to))
          .isEqualTo(text.chars().filter(c -> c == '\n').count());
    }
  }
}
