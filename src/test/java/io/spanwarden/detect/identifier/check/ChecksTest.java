package io.spanwarden.detect.identifier.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The checks of single identifiers, against their formulas as data. A body is digits (9 is drawn);
 * {@code minus} takes the sum from a multiple of the modulus, {@code plus} takes its remainder; the
 * map says how the results 0, 1, 2 … are written ({@code .} is not given out).
 */
class ChecksTest {
  private final Random random = new Random(7);

  private static boolean passes(String check, String text) {
    byte[] bytes = Arrays.copyOf(text.getBytes(StandardCharsets.US_ASCII), 40);
    return Checks.named(check).orElseThrow().passes(bytes, text.length());
  }

  private String drawn(String form) {
    var text = new StringBuilder();
    for (int i = 0; i < form.length(); i++) {
      char c = form.charAt(i);
      text.append(c == '9' ? (char) ('0' + random.nextInt(10)) : c);
    }
    return text.toString();
  }

  @ParameterizedTest
  @CsvSource({
    "pl-pesel, 8507121999, 1 3 7 9 1 3 7 9 1 3, 10, minus, 0123456789",
    "pl-nip, 526999999, 6 5 7 2 3 4 5 6 7, 11, plus, 0123456789.",
    "bg-egn, 850712199, 2 4 8 5 10 9 7 3 6, 11, plus, 01234567890",
    "bg-pnf, 799999999, 21 19 17 13 11 9 7 3 1, 10, plus, 0123456789",
    "ro-cnp, 185071240199, 2 7 9 1 4 6 3 5 8 2 7 9, 11, plus, 01234567891",
    "si-emso, 120798550199, 7 6 5 4 3 2 7 6 5 4 3 2, 11, minus, 01234567890",
    "si-tin, 5999999, 8 7 6 5 4 3 2, 11, minus, .1234567890",
    "ru-inn, 779999999, 2 4 10 3 5 9 4 6 8, 11, plus, 01234567890",
    "ua-rntrc, 319999999, 10 5 7 9 4 6 10 5 7, 11, plus, 01234567890",
    "hu-tin, 899999999, 1 2 3 4 5 6 7 8 9, 11, plus, 0123456789.",
    "uk-nhs, 499999999, 10 9 8 7 6 5 4 3 2, 11, minus, 0123456789.",
    "nl-bsn, 19999999, 9 8 7 6 5 4 3 2, 11, plus, 0123456789.",
    "gr-afm, 09999999, 256 128 64 32 16 8 4 2, 11, plus, 01234567890",
    "pt-nif, 24999999, 9 8 7 6 5 4 3 2, 11, minus, 01234567890",
    "kr-rrn, 850712199999, 2 3 4 5 6 7 8 9 2 3 4 5, 11, minus, 11234567890",
    "th-id, 199999999999, 13 12 11 10 9 8 7 6 5 4 3 2, 11, minus, 11234567890",
    "jp-my-number, 19999999999, 6 5 4 3 2 7 6 5 4 3 2, 11, minus, 01234567890",
    "au-acn, 00499999, 8 7 6 5 4 3 2 1, 10, minus, 0123456789",
    "no-account, 8601199999, 5 4 3 2 7 6 5 4 3 2, 11, minus, 0123456789.",
    "is-kennitala, 12078599, 3 2 7 6 5 4 3 2, 11, minus, 0123456789.",
    "us-aba, 02199999, 3 7 1 3 7 1 3 7, 10, minus, 0123456789",
    "ar-cuit, 2039999999, 5 4 3 2 7 6 5 4 3 2, 11, minus, 01234567899",
    "uy-rut, 21999999001, 4 3 2 9 8 7 6 5 4 3 2, 11, minus, 0123456789.",
    "co-nit, 899999999, 41 37 29 23 19 17 13 7 3, 11, minus, 01234567891",
    "ch-ahv, 756999999999, 1 3 1 3 1 3 1 3 1 3 1 3, 10, minus, 0123456789",
    "de-lanr, 499999, 4 9 4 9 4 9, 10, minus, 0123456789",
  })
  void acceptsWhatItsFormulaMakes(
      String check, String form, String weights, int modulus, String how, String map) {
    String tail = check.equals("is-kennitala") ? "9" : check.equals("de-lanr") ? "01" : "";
    int made = 0;
    for (int n = 0; n < 200; n++) {
      String body = drawn(form);
      int sum = 0;
      String[] factors = weights.split(" ", -1);
      for (int i = 0; i < body.length(); i++) {
        sum += (body.charAt(i) - '0') * Integer.parseInt(factors[i]);
      }
      int rest = how.equals("plus") ? sum % modulus : (modulus - sum % modulus) % modulus;
      char written = map.charAt(rest);
      if (written != '.') {
        made++;
        char other = (char) ('0' + (written - '0' + 1 + random.nextInt(9)) % 10);
        assertThat(passes(check, body + written + tail)).as(body + written).isTrue();
        assertThat(passes(check, body + other + tail)).as(body + other).isFalse();
      }
    }
    assertThat(made).isGreaterThan(100);
  }

  @Test
  void neverThrows_whateverItReads() {
    byte[] text = new byte[40];
    for (String name : Checks.names()) {
      Check check = Checks.named(name).orElseThrow();
      for (int n = 0; n < 400; n++) {
        random.nextBytes(text);
        for (int i = 0; i < 40 && n % 2 == 0; i++) {
          text[i] = (byte) "0123456789ABXZ".charAt((text[i] & 0xff) % (n % 4 == 0 ? 10 : 14));
        }
        int length = random.nextInt(33);
        assertThatCode(() -> check.passes(text, length)).as(name).doesNotThrowAnyException();
      }
    }
  }

  @Test
  void refusesAnotherLength() {
    for (String name : Checks.names()) {
      if (!name.equals("form")) {
        assertThat(passes(name, "12")).as(name).isFalse();
        assertThat(passes(name, "1".repeat(31))).as(name).isFalse();
      }
    }
  }
}
