package io.spanwarden.detect.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spanwarden.detect.content.ContentRule.Tier;
import io.spanwarden.detect.secret.Randomness;
import io.spanwarden.event.Category;
import io.spanwarden.event.Confidence;
import io.spanwarden.event.InvalidRuleException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

class ChecksTest {
  private static final CleanText TEXT = new CleanText(23);
  private static final String BASE62 =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  @Test
  void trustsRightChecksumsMore() {
    String body = TEXT.alnum(30);
    String github = "ghp_" + body + base62(crc(body));
    String glsa = "glsa_" + TEXT.alnum(32);
    long sum = crc(glsa);
    String grafana =
        glsa + "_" + String.format(Locale.ROOT, "%08x", Integer.reverseBytes((int) sum));
    String cf = TEXT.alnum(40);
    String cloudflare = "cfut_" + cf + String.format(Locale.ROOT, "%08x", crc(cf));
    String at = "ATATT3" + TEXT.alnum(60) + "=";
    String atlassian = at + String.format(Locale.ROOT, "%08X", crc(at));

    for (String token : List.of(github, grafana, cloudflare, atlassian)) {
      assertThat(Scans.scan(token)).as(token.substring(0, 5)).hasSize(1);
      assertThat(Scans.scan(token).get(0).confidence()).isEqualTo(Confidence.HIGH);
      int last = token.length() - 1;
      String wrong = token.substring(0, last) + (token.charAt(last) == '0' ? '1' : '0');
      assertThat(Scans.scan(wrong).get(0).confidence()).isEqualTo(Confidence.MEDIUM);
    }
  }

  @Test
  void findsOnlyJsonWebTokensWhoseHeaderNamesAnAlgorithm() {
    String payload = base64("{\"sub\":\"1234567890\",\"name\":\"John Doe\"}");
    String signature = TEXT.alnum(43);

    assertThat(
            Scans.scan(
                base64("{\"alg\":\"HS256\",\"typ\":\"JWT\"}") + "." + payload + "." + signature))
        .hasSize(1);
    assertThat(
            Scans.scan(
                base64("{\"kid\":\"HS256\",\"typ\":\"JWT\"}") + "." + payload + "." + signature))
        .isEmpty();
  }

  @Test
  void tellsDrawnCharactersFromWords() {
    int drawn = 0;
    int hex = 0;
    for (int i = 0; i < 1000; i++) {
      drawn += random(TEXT.alnum(24)) ? 1 : 0;
      hex += random(TEXT.hex(32)) ? 1 : 0;
    }
    assertThat(drawn).isGreaterThan(985);
    assertThat(hex).isGreaterThan(985);
    for (String word :
        List.of(
            "authenticationProvider2",
            "generate_csrf_token",
            "MyServiceAccountName",
            "2026-11-24T12",
            "node_modules",
            "com.example.Service1",
            "aaaaaaaaaaaaaaaa1",
            "1234567890",
            "application/json",
            "requireAuthentication")) {
      assertThat(random(word)).as(word).isFalse();
    }
  }

  @Test
  void refusesRulesThatCannotWork() {
    assertRefused(
        TestRules.structural("short", "ab[0-9]{9}"), "rule short: pattern: at 0: no anchor");
    assertRefused(TestRules.structural("open", "abc[0-9"), "rule open: pattern: at ");
    assertRefused(
        TestRules.structural("branch", "abc[0-9]|x[0-9]{9}"),
        "rule branch: pattern: at 9: no anchor (expected: 3 bytes or more");
    assertRefused(TestRules.structural("back", "abc(d)\\1"), "rule back: pattern: at 6");
    assertRefused(TestRules.checked("odd", "abc[0-9]", "crc64"), "rule odd: check: crc64");
    assertRefused(TestRules.matcher("who", Tier.GENERIC, "guess"), "rule who: matcher");
  }

  @Test
  void showsLittleOfAValue() {
    String token = "ghp_" + TEXT.alnum(36);

    assertThat(mask(token, 4, Category.SECRET))
        .isEqualTo("ghp_" + "*".repeat(32) + token.substring(36));
    assertThat(mask("ann.lee@corp.com", 0, Category.PII)).isEqualTo("*".repeat(16));
    assertThat(mask("hunter2hunt", 0, Category.SECRET)).isEqualTo("*".repeat(11));
    assertThat(mask("a\u00e9\n".repeat(200), 9, Category.SECRET)).hasSize(64).matches("[ -~]*");
    for (int length = 0; length < 90; length++) {
      String value = TEXT.alnum(length);
      long shown = mask(value, 0, Category.SECRET).chars().filter(c -> c != '*').count();
      assertThat(shown).isLessThanOrEqualTo(Math.min(4, length / 5));
    }
  }

  private static String mask(String value, int prefix, Category category) {
    return Masker.mask(value.getBytes(StandardCharsets.UTF_8), prefix, category);
  }

  private static void assertRefused(ContentRule rule, String message) {
    assertThatThrownBy(() -> ScannerTables.compile(List.of(rule)))
        .isInstanceOf(InvalidRuleException.class)
        .hasMessageStartingWith(message);
  }

  private static boolean random(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return Randomness.looksRandom(bytes, 0, bytes.length);
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static long crc(String text) {
    CRC32 crc = new CRC32();
    crc.update(text.getBytes(StandardCharsets.UTF_8));
    return crc.getValue();
  }

  private static String base62(long number) {
    StringBuilder digits = new StringBuilder();
    long rest = number;
    for (int i = 0; i < 6; i++) {
      digits.insert(0, BASE62.charAt((int) (rest % 62)));
      rest /= 62;
    }
    return digits.toString();
  }
}
