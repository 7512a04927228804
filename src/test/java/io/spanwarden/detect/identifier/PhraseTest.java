package io.spanwarden.detect.identifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class PhraseTest {
  /** Returns whether the words stand anywhere in {@code text} as words or parts of a name. */
  private static boolean stands(String words, String text) {
    Phrase phrase = Phrase.of(words).orElseThrow();
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    for (String anchor : phrase.anchors()) {
      int length = anchor.getBytes(StandardCharsets.UTF_8).length;
      for (int at = 0; at + length <= bytes.length; at++) {
        String there = new String(bytes, at, length, StandardCharsets.UTF_8);
        boolean found = there.equals(anchor) || there.toLowerCase(Locale.ROOT).equals(anchor);
        if (found && phrase.start(bytes, 0, at) >= 0 && phrase.end(bytes, bytes.length, at) >= 0) {
          return true;
        }
      }
    }
    return false;
  }

  @Test
  void standsAsWordsAndAsPartsOfNames() {
    for (String text :
        new String[] {
          "tax id: 1", "TAX ID", "user.tax_id=", "tax-id", "userTaxId", "\"TAX_ID\"", "taxid"
        }) {
      assertThat(stands("tax id", text)).as(text).isTrue();
    }
    for (String text : new String[] {"syntax id", "tax idea", "tax. The id", "taxable id"}) {
      assertThat(stands("tax id", text)).as(text).isFalse();
    }
  }

  @Test
  void shortWordsDoNotStandInsideOthers() {
    assertThat(stands("tin", "TIN 1")).isTrue();
    assertThat(stands("tin", "my_tin=1")).isTrue();
    assertThat(stands("tin", "TINs: 1")).isTrue();
    assertThat(stands("tin", "testing, tinted, satin")).isFalse();
    assertThat(stands("nie", "señie")).isFalse();
  }

  @Test
  void foldsTheCaseOfOtherScripts() {
    assertThat(stands("αφμ", "ΑΦΜ: 1")).isTrue();
    assertThat(stands("инн", "ИНН 1")).isTrue();
    assertThat(stands("rodné číslo", "RODNÉ ČÍSLO 1")).isTrue();
    assertThat(stands("身份证", "我的身份证号码是")).isTrue();
  }

  @Test
  void isLookedForByItsRarestWord() {
    assertThat(Phrase.of("numer pesel").orElseThrow().anchors()).containsExactly("numer");
    assertThat(Phrase.of("pesel number").orElseThrow().anchors()).containsExactly("pesel");
    assertThat(Phrase.of("id number").orElseThrow().anchors())
        .containsExactly("id number", "id_number", "id-number", "idnumber");
    assertThat(Phrase.of("x")).isEmpty();
    assertThat(Phrase.of("")).isEmpty();
  }
}
