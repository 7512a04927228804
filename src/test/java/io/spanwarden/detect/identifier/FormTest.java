package io.spanwarden.detect.identifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FormTest {
  private static String match(String form, String text) {
    byte[] compact = new byte[40];
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Form made = Form.of(form).orElseThrow();
    int end = made.match(bytes, 0, bytes.length, true, compact);
    return end < 0
        ? "-"
        : end + ":" + new String(compact, 0, made.length(), StandardCharsets.US_ASCII);
  }

  @Test
  void readsDigitsLettersAndSigns() {
    assertThat(match("999.999-A", "123.456-z rest")).isEqualTo("9:123456Z");
    assertThat(match("99X9", "12a4")).isEqualTo("4:12A4");
    assertThat(match("99~99", "1234")).isEqualTo("4:1234");
    assertThat(match("99~99", "12/34")).isEqualTo("5:1234");
    assertThat(match("999", "12")).isEqualTo("-");
    assertThat(match("99-9", "12.3")).isEqualTo("-");
    assertThat(match("9A9", "123")).isEqualTo("-");
  }

  @Test
  void takesCapitalsAlone_whenSmallLettersDoNotCount() {
    byte[] text = "12z".getBytes(StandardCharsets.US_ASCII);
    Form form = Form.of("99A").orElseThrow();

    assertThat(form.match(text, 0, 3, false, new byte[40])).isEqualTo(-1);
    assertThat(form.match(text, 0, 3, true, new byte[40])).isEqualTo(3);
  }

  @Test
  void refusesWhatIsNoForm() {
    assertThat(Form.of("99")).isEmpty();
    assertThat(Form.of("99B9")).isEmpty();
    assertThat(Form.of("-999")).isEmpty();
    assertThat(Form.of("9".repeat(33))).isEmpty();
    assertThat(Form.of("9".repeat(32))).isPresent();
  }
}
