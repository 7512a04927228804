package io.spanwarden.detect.personal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeopleTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dob: 1984-03-12 | DATE_OF_BIRTH:1984-03-12",
        "born on March 12, 1984 in Bonn | DATE_OF_BIRTH:March 12, 1984",
        "geboren am 17.4.1988 | DATE_OF_BIRTH:17.4.1988",
        "née le 3 août 1979 | DATE_OF_BIRTH:3 août 1979",
        "{\"birth_date\":\"11/02/1979\"} | DATE_OF_BIRTH:11/02/1979",
        "my name is Maren Holtkamp, and | PERSON:Maren Holtkamp",
        "{\"full_name\":\"Maren van der Berg\"} | PERSON:Maren van der Berg",
        "first_name: Maren | PERSON:Maren",
        "cat /home/mholtkamp/x | USERNAME:mholtkamp",
        "cd /Users/maren.holtkamp | USERNAME:maren.holtkamp",
        "dir C:\\Users\\mholtkamp\\src | USERNAME:mholtkamp",
        "cvv: 904 | CVV:904",
        "{\"cvc\":\"9041\"} | CVV:9041",
        "to 120 Maple Street, Springfield, IL 62704 now"
            + " | STREET_ADDRESS:120 Maple Street, Springfield, IL 62704",
        "Lindenstraße 12, 10969 Berlin. | STREET_ADDRESS:Lindenstraße 12, 10969 Berlin"
      })
  void findsWhatWordsTellOf(String text, String expected) {
    assertThat(Personal.find(text)).containsExactly(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dob: 1984-13-45",
        "deployed on 1984-03-12",
        "dobro 1984-03-12",
        "{\"full_name\":\"Test User\"}",
        "full_name = get_name()",
        "first_name: str",
        "author: string",
        "/home/ubuntu/app",
        "/home/$USER/bin",
        "https://x.io/users/list.json",
        "src/home/mholtkamp/x",
        "cvv_length=3",
        "cvv: 12345",
        "the cvv check returned 5",
        "12 Maple Street",
        "3 Main Road tests failed"
      })
  void staysQuietOnTheRest(String text) {
    assertThat(Personal.find(text)).isEmpty();
  }

  @Test
  void readsAnythingWithoutThrowing() {
    Random random = new Random(5);
    for (String unit :
        List.of(
            "1",
            "@",
            "1.1.1.1.",
            "a1:",
            "+1",
            "(1) ",
            "1-",
            "::",
            "DE89",
            "né le 1",
            "cvv",
            "0x1")) {
      assertThat(Personal.find("phone", unit.repeat(3000))).isNotNull();
    }
    for (int i = 0; i < 3000; i++) {
      byte[] noise = new byte[random.nextInt(64)];
      String alphabet = "+1234567890.:-()/ abcdefxDE@%\n\u00e9";
      for (int j = 0; j < noise.length; j++) {
        noise[j] = (byte) alphabet.charAt(random.nextInt(alphabet.length()));
      }
      assertThat(Personal.find("phone", noise)).isNotNull();
    }
  }
}
