package io.spanwarden.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

class ExamplePlaceholdersTest {
  private static String expand(String text) {
    return new ExamplePlaceholders(7).expand(text);
  }

  private static long crc(String text) {
    var crc = new CRC32();
    crc.update(text.getBytes(StandardCharsets.ISO_8859_1));
    return crc.getValue();
  }

  @Test
  void givesTheSameValueForTheSameSeedAndAnotherForAnother() {
    String text = "a=${alnum:36} b=${pem:RSA PRIVATE KEY} c=${jwt}";

    assertThat(expand(text)).isEqualTo(expand(text));
    assertThat(new ExamplePlaceholders(8).expand(text)).isNotEqualTo(expand(text));
  }

  @Test
  void keepsWhatItDoesNotKnow() {
    assertThat(expand("${HOME} ${var:-x} $x {{y}} ${secret}"))
        .isEqualTo("${HOME} ${var:-x} $x {{y}} ${secret}");
  }

  @Test
  void refusesALengthThatIsNone() {
    assertThatThrownBy(() -> expand("${alnum:many}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("${alnum:many} (expected: a length");
  }

  @Test
  void drawsFromTheNamedAlphabet() {
    assertThat(expand("${hex:64}")).matches("[0-9a-f]{64}");
    assertThat(expand("${upperhex:8}")).matches("[0-9A-F]{8}");
    assertThat(expand("${base32:16}")).matches("[A-Z2-7]{16}");
    assertThat(expand("${base64url:500}")).matches("[A-Za-z0-9_-]{500}");
    assertThat(expand("${base64:500}")).matches("[A-Za-z0-9+/]{500}");
    assertThat(expand("${digits:12}")).matches("\\d{12}");
    assertThat(expand("${uuid}"))
        .matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}");
  }

  @Test
  void endsGitHubTokensWithTheirChecksum() {
    String token = expand("${github:ghp_}");
    long sum = 0;
    for (char c : token.substring(34).toCharArray()) {
      sum = sum * 62 + "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".indexOf(c);
    }

    assertThat(token).hasSize(40).startsWith("ghp_");
    assertThat(sum).isEqualTo(crc(token.substring(4, 34)));
  }

  @Test
  void endsCloudflareGrafanaAndAtlassianTokensWithTheirChecksums() {
    String cloudflare = expand("${cloudflare:cfut_}");
    String grafana = expand("${grafana}");
    String atlassian = expand("${atlassian}");

    assertThat(Long.parseLong(cloudflare.substring(45), 16))
        .isEqualTo(crc(cloudflare.substring(5, 45)));
    assertThat(Integer.reverseBytes((int) Long.parseLong(grafana.substring(38), 16)))
        .isEqualTo((int) crc(grafana.substring(0, 37)));
    assertThat(Long.parseLong(atlassian.substring(184), 16))
        .isEqualTo(crc(atlassian.substring(0, 184)));
  }

  @Test
  void putsAnAccountIntoAwsKeyIds() {
    String id = expand("${aws:AKIA}");
    BigInteger bits = BigInteger.ZERO;
    for (char c : id.substring(4).toCharArray()) {
      bits =
          bits.shiftLeft(5).or(BigInteger.valueOf("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(c)));
    }
    long account = bits.shiftRight(39).longValue() & (1L << 40) - 1;

    assertThat(id).hasSize(20);
    assertThat(account).isBetween(100_000_000_000L, 999_999_999_999L);
  }

  @Test
  void makesTokensAndBlocksThatDecode() {
    String[] parts = expand("${jwt}").split("\\.", -1);
    String block = expand("${pem:EC PRIVATE KEY}");

    assertThat(new String(Base64.getUrlDecoder().decode(parts[0]), StandardCharsets.UTF_8))
        .contains("\"alg\":\"HS256\"");
    assertThat(parts).hasSize(3);
    assertThat(block)
        .startsWith("-----BEGIN EC PRIVATE KEY-----\n")
        .endsWith("-----END EC PRIVATE KEY-----");
    assertThat(expand("${pemline:EC PRIVATE KEY}")).doesNotContain("\n").contains("\\n");
  }

  @Test
  void makesPersonalNumbersThatPassTheirChecks() {
    String iban = expand("${iban:GB}");
    var moved = new StringBuilder();
    (iban.substring(4) + iban.substring(0, 4))
        .chars()
        .forEach(c -> moved.append(Character.digit(c, 36)));

    assertThat(luhn(expand("${card:4}"))).isZero();
    assertThat(expand("${card:37:15}")).hasSize(15).startsWith("37");
    assertThat(luhn(expand("${card:37:15}"))).isZero();
    assertThat(new BigInteger(moved.toString()).mod(BigInteger.valueOf(97)))
        .isEqualTo(BigInteger.ONE);
    assertThat(expand("${ssn}")).matches("3\\d\\d-\\d\\d-\\d{4}");
  }

  private static int luhn(String number) {
    int sum = 0;
    for (int i = 0; i < number.length(); i++) {
      int digit = number.charAt(number.length() - 1 - i) - '0';
      int weighed = i % 2 == 1 ? 2 * digit : digit;
      sum += weighed / 10 + weighed % 10;
    }
    return sum % 10;
  }
}
