package io.spanwarden.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.spanwarden.detect.content.CleanText;
import io.spanwarden.detect.content.ContentRule;
import io.spanwarden.detect.content.ContentScanner;
import io.spanwarden.detect.content.Recognition;
import io.spanwarden.detect.content.ScannerTables;
import io.spanwarden.detect.text.FieldKey;
import io.spanwarden.event.Confidence;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where identifiers are found, and where the same digits are none. */
class IdentifierRulesTest {
  private static final RuleBook BOOK = RuleBook.load(Optional.empty());
  private static final ContentScanner SCANNER =
      ScannerTables.compile(BOOK.contentRules()).newScanner();
  private static final String PESEL = "${id:pl-pesel:85071299999}";
  private static final String CPF = "${id:br-cpf:999.999.999-99}";

  private static List<String> entities(String key, String text) {
    var found = new ArrayList<String>();
    byte[] utf8 = new ExamplePlaceholders(11).expand(text).getBytes(StandardCharsets.UTF_8);
    SCANNER.scan(
        utf8,
        0,
        utf8.length,
        FieldKey.of(key),
        verdict -> {
          if (verdict.confidence() != Confidence.LOW) {
            found.add(verdict.rule().entity());
          }
        });
    return found;
  }

  private static List<String> entities(String text) {
    return entities("", text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PESEL: %s",
        "pesel=%s&next=1",
        "{\"peselNumber\":\"%s\",\"active\":true}",
        "<pesel>%s</pesel>",
        "%s (PESEL)",
        "%s is my pesel",
        "PESEL\n%s\n",
        "| PESEL | %s |",
        "Numer PESEL klienta to %s.",
        "PESEL nr. %s",
        "Polish national id: %s",
      })
  void findsWhatAWordNearNames(String text) {
    assertThat(entities(text.formatted(PESEL))).containsExactly("PL_PESEL");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%s",
        "took %s ns",
        "PESEL: 7%s",
        "PESEL: %s.5",
        "PESEL: id_%s",
        "PESEL: /data/%s/x",
        "PESEL: 12:%s",
        "PESEL: %s-1b9d-4c8e",
        "PESEL: a%sf",
        "pesels-eye view\n\nof %s things",
        "PESEL check failed.\nNext line has %s bytes",
      })
  void findsNothingWhereDigitsGoOnOrNoWordIsNear(String text) {
    assertThat(entities(text.formatted(PESEL))).doesNotContain("PL_PESEL");
  }

  @Test
  void theKeyNamesAShortText() {
    assertThat(entities("customer.pesel", PESEL)).containsExactly("PL_PESEL");
    assertThat(entities("customer.pesel", " \"" + PESEL + "\" ")).containsExactly("PL_PESEL");
    assertThat(entities("customer.order", PESEL)).isEmpty();
  }

  @Test
  void formattedNumbersWithAStrongCheckNeedNoWord() {
    assertThat(entities("see " + CPF + " there")).containsExactly("BR_CPF");
    assertThat(entities("see ${wrong:br-cpf:999.999.999-99} there")).isEmpty();
    assertThat(entities("see 1." + CPF + " there")).isEmpty();
    assertThat(entities("see " + CPF + "-1 there")).isEmpty();
  }

  @Test
  void aListIsNamedOnce() {
    String bsn = "${id:nl-bsn:199999999}";

    assertThat(entities("BSNs: " + bsn + ", " + bsn + ", " + bsn))
        .containsExactly("NL_BSN", "NL_BSN", "NL_BSN");
    assertThat(entities("BSN " + bsn + ", order " + bsn)).containsExactly("NL_BSN");
  }

  @Test
  void theLongerWordsAndTheCountryDecide() {
    assertThat(entities("passport: 548812309")).containsExactly("US_PASSPORT");
    assertThat(entities("British passport: 548812309")).containsExactly("UK_PASSPORT");
    assertThat(entities("passport: K8488123")).containsExactly("IN_PASSPORT");
    assertThat(entities("Danish id 110288-4821")).containsExactly("DK_CPR");
    assertThat(entities("id number 110288-4821")).isEmpty();
  }

  @Test
  void aSharedWordAloneAsksForAStrongCheck() {
    assertThat(entities("tax id ${id:de-tax-id:86999999999}")).contains("DE_TAX_ID");
    assertThat(entities("tax id ${id:si-tin:59999999}")).isEmpty();
  }

  @Test
  void allNamesOfTheReferenceAreThere() {
    List<String> entities =
        BOOK.contentRules().stream()
            .filter(rule -> rule.recognition() instanceof Recognition.Identifier)
            .map(rule -> rule.entity())
            .toList();

    assertThat(entities).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(128);
    assertThat(entities).contains("FI_PERSONAL_IDENTITY_CODE", "KR_RRN", "MX_CURP", "VIN", "LEI");
  }

  @Test
  void cleanTextHoldsNone() {
    assertThat(entities(new CleanText(5).text(2_000_000)))
        .allMatch(entity -> BOOK.contentRules().stream().noneMatch(rule -> isOf(rule, entity)));
  }

  private static boolean isOf(ContentRule rule, String entity) {
    return rule.entity().equals(entity) && rule.recognition() instanceof Recognition.Identifier;
  }

  @Test
  void neverThrowsAndNeverReadsOutside() {
    Random random = new Random(3);
    String[] parts = {
      "pesel",
      "tax id",
      " ",
      ":",
      "=",
      "\"",
      "\n",
      "44051401458",
      "A",
      "x",
      "-",
      ".",
      "ИНН",
      "é",
      "passport",
      "{",
      ",",
      "999.999.999-99",
      "身份证",
      "'",
      "\\",
      "1HGCM82633A004352"
    };
    for (int n = 0; n < 3000; n++) {
      var text = new StringBuilder();
      for (int i = random.nextInt(30); i >= 0; i--) {
        text.append(parts[random.nextInt(parts.length)]);
      }
      byte[] utf8 = text.toString().getBytes(StandardCharsets.UTF_8);
      int from = Math.min(utf8.length, random.nextInt(4));
      int length = Math.max(0, utf8.length - from - random.nextInt(4));
      SCANNER.scan(
          utf8,
          from,
          length,
          FieldKey.of(parts[random.nextInt(parts.length)]),
          verdict -> assertThat(verdict.end()).isLessThanOrEqualTo(length));
    }
  }
}
