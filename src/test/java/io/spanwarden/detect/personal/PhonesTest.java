package io.spanwarden.detect.personal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhonesTest {
  @ParameterizedTest
  @CsvSource({
    "x (212) 736-5000 y, (212) 736-5000",
    "phone: 212-736-5000, 212-736-5000",
    "Tel. 212.736.5000, 212.736.5000",
    "call me at 212 736 5000 now, 212 736 5000",
    "mobile 2127365000, 2127365000",
    "Telefon: 030 901820, 030 901820",
    "Telefon 030/901820, 030/901820",
    "Handy 0151 23456789, 0151 23456789",
    "téléphone : 01 42 68 53 00, 01 42 68 53 00",
    "teléfono 912 345 678, 912 345 678",
    "cellulare 347 1234567, 347 1234567",
    "telefoon 020-5511200, 020-5511200",
    "fax 020 7219 3000, 020 7219 3000",
    "+49 (0)30 901820 x, +49 (0)30 901820",
    "'+44 20 7219 3000, or', +44 20 7219 3000"
  })
  void findsNumbersAsTheyAreDialledAtHome(String text, String expected) {
    assertThat(Personal.find(text)).containsExactly("PHONE_NUMBER:" + expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "212-736-5000",
        "2127365000",
        "call(2127365000)",
        "(212) 736-500",
        "(111) 736-5000",
        "(212) 736-50001",
        "phone 2026-11-24",
        "phone 1732443892523",
        "phone v12.3456789",
        "+1 999 999 9999",
        "+2026112410",
        "{\"phone\":\"\",\"order_id\":9430185283}",
        "size=212736 5000"
      })
  void staysQuietOnOtherNumbers(String text) {
    assertThat(Personal.find(text)).isEmpty();
  }

  @Test
  void readsTheKey_butNoToolCall() {
    assertThat(Personal.find("customer.phone", "2127365000")).hasSize(1);
    assertThat(Personal.find("gen_ai.tool.call.result", "212 736 5000")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"(212) 555-0142", "+44 7700 900123", "tel 020 7946 0123", "+33 1 99 00 12 34"})
  void tellsNumbersOfFiction(String text) {
    assertThat(Personal.find(text))
        .hasSize(1)
        .allMatch(found -> found.startsWith("PHONE_NUMBER/reserved:"));
  }
}
