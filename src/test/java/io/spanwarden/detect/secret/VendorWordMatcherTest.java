package io.spanwarden.detect.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.spanwarden.detect.secret.ValueForm.Alphabet;
import io.spanwarden.detect.secret.ValueForm.Length;
import io.spanwarden.detect.text.Claimant;
import io.spanwarden.detect.text.FieldKey;
import io.spanwarden.detect.text.Reason;
import io.spanwarden.detect.text.Scan;
import io.spanwarden.detect.text.Suppression;
import io.spanwarden.event.Confidence;
import io.spanwarden.event.FindingClass;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class VendorWordMatcherTest {
  private static final String HEX = drawn("0123456789abcdef", 40);
  private static final String LETTERS =
      "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final String ALNUM = drawn(LETTERS, 32);

  private static String drawn(String alphabet, int length) {
    return new Random(length)
        .ints(length, 0, alphabet.length())
        .collect(
            StringBuilder::new, (made, i) -> made.append(alphabet.charAt(i)), StringBuilder::append)
        .toString();
  }

  private static ValueForm form(Alphabet alphabet, int length) {
    return new ValueForm(alphabet, List.of(new Length(length, length)));
  }

  /** Returns what is said of {@code text} for the issuer Acme. */
  private static List<String> judged(ValueForm form, String text) {
    var said = new ArrayList<String>();
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Claimant claimant =
        new Claimant() {
          private int claimedTo;

          @Override
          public Confidence confidence() {
            return Confidence.HIGH;
          }

          @Override
          public int claimedTo() {
            return claimedTo;
          }

          @Override
          public void claim(
              int start, int end, FindingClass what, Confidence confidence, Reason reason) {
            claimedTo = end;
            String value = new String(bytes, start, end - start, StandardCharsets.UTF_8);
            said.add(what.label() + " " + confidence.label() + " " + value);
          }

          @Override
          public void suppress(int start, int end, Suppression reason) {
            said.add(reason.label());
          }
        };
    Scan scan = new Scan();
    scan.begin(bytes, 0, bytes.length, FieldKey.of(""));
    var matcher = new VendorWordMatcher(form);
    String folded = text.toLowerCase(Locale.ROOT);
    for (int at = folded.indexOf("acme"); at >= 0; at = folded.indexOf("acme", at + 1)) {
      matcher.examine(scan, claimant, at, at + 4);
    }
    return said;
  }

  private static List<String> hex(String template) {
    return judged(form(Alphabet.HEX, 40), template.replace("#", HEX));
  }

  private static List<String> alnum(String template) {
    return judged(form(Alphabet.ALNUM, 32), template.replace("#", ALNUM));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ACME_API_KEY=#",
        "export ACME_TOKEN='#'",
        "API_KEY_ACME: #",
        "acmeSecret = \"#\"",
        "acmeapikey=#",
        "\"acme\": {\"apiKey\": \"#\"}",
        "{\"name\":\"ACME_KEY\",\"value\":\"#\"}",
        "acme login --token #",
        "curl https://api.acme.dev/v1 -H 'Authorization: Token #'",
        "X-Acme-Api-Key: #",
        "The Acme key is #.",
        "const acme = new Acme(\"#\")",
        "ACME_API_KEY_PROD=#",
        "?acme_key=#&page=2"
      })
  void findsAHashLikeValueThatIsCalledACredential(String template) {
    assertThat(hex(template)).contains("real high " + HEX);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "acme: #",
        "\"acme\": \"#\"",
        "acme commit #",
        "acme@1.2.0 resolved #",
        "see Acme, token #",
        "acme_key\n#",
        "ACME_COMMIT_SHA=#",
        "ACME_TOKEN_ID=#",
        "acme request id: #",
        "ACME_PUBLIC_KEY=#",
        "git clone https://x.dev/acme/token/#",
        "acme_key=#a",
        "acme_key=refs/#",
        "acmeology key: #",
        "pacme key: #",
        "acme_tokens: #",
        "PR for acme token rotation merged as #",
        "acme key=users:#",
        "acme cache key: #",
        "acme partition key #"
      })
  void leavesCommitsIdsAndPartsOfLongerTokens(String template) {
    assertThat(hex(template)).noneMatch(said -> said.startsWith("real"));
  }

  @Test
  void believesAnOperatorAlone_withLessConfidence_ifTheValueIsNotLikeAHash() {
    assertThat(alnum("acme: #")).containsExactly("real medium " + ALNUM);
    assertThat(alnum("acme #")).containsExactly("no_context");
    assertThat(alnum("ACME_USER=#")).containsExactly("identifier");
  }

  @Test
  void takesADigestForNoValueOfALargerAlphabet() {
    assertThat(judged(form(Alphabet.ALNUM, 40), "acme_key: " + HEX)).containsExactly("not_random");
  }

  @Test
  void tellsStandInsFromValues() {
    String run = "x".repeat(32);
    assertThat(alnum("ACME_KEY=" + run)).containsExactly("placeholder high " + run);
    assertThat(alnum("ACME_KEY=AcmeConfigurationPropertyHolder1")).containsExactly("not_random");
  }

  @Test
  void looksNoFurtherThanItsReach() {
    String gap = " ".repeat(60);
    assertThat(alnum("ACME_KEY=" + gap + "#")).isEmpty();
    assertThat(alnum("ACME_KEY= " + "ab ".repeat(10) + "#")).isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource(Alphabet.class)
  void findsValuesOfEachAlphabet(Alphabet alphabet) {
    String value =
        switch (alphabet) {
          case HEX, ANY_HEX -> drawn("0123456789abcdef", 32);
          case UPPER_HEX -> drawn("0123456789ABCDEF", 32);
          case ALNUM -> ALNUM;
          case LOWER_ALNUM -> drawn("0123456789abcdefghijklmnopqrstuvwxyz", 32);
          case UPPER_ALNUM -> drawn("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", 32);
          case BASE64 -> drawn(LETTERS + "+/", 31) + "=";
          case BASE64URL -> drawn(LETTERS + "-_", 31) + "b";
          case DIGITS -> drawn("0123456789", 32);
          case UUID -> "3f2a9c1b-7d4e-4a61-9b0c-5e8f1d2a7c36";
        };

    assertThat(judged(form(alphabet, value.length()), "ACME_API_KEY=" + value))
        .containsExactly("real high " + value);
    assertThat(Alphabet.named(alphabet.label())).contains(alphabet);
  }

  @Test
  void takesAnyOfItsLengths() {
    var form = new ValueForm(Alphabet.HEX, List.of(new Length(32, 32), new Length(38, 44)));

    assertThat(judged(form, "ACME_KEY=" + HEX)).containsExactly("real high " + HEX);
    assertThat(judged(form, "ACME_KEY=" + HEX.substring(0, 32))).hasSize(1);
    assertThat(judged(form, "ACME_KEY=" + HEX.substring(0, 36))).isEmpty();
  }

  @Test
  void neverThrows_onAnyBytes() {
    var random = new Random(7);
    String alphabet = "acmeACME_-=:\"'{},;.\n key0123456789abcdef\u00e9";
    for (int i = 0; i < 2_000; i++) {
      String text = "acme" + drawn(alphabet.substring(i % 9), 1 + random.nextInt(90)) + "acme";
      assertThat(hex(text)).isNotNull();
      assertThat(judged(form(Alphabet.BASE64, 40), text)).isNotNull();
    }
  }
}
