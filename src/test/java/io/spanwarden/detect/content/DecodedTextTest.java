package io.spanwarden.detect.content;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.spanwarden.detect.text.FieldKey;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Values inside base64, hexadecimal and percent-encoding, alone and in each other. */
class DecodedTextTest {
  private static final CleanText TEXT = new CleanText(77);
  private static final String TOKEN = "sk-proj-" + TEXT.alnum(60);
  private static final String FILE =
      "# settings\nLOG_LEVEL=debug\nOPENAI_API_KEY=" + TOKEN + "\nPORT=8080\n";

  @Test
  void findsAValueInBase64AndSaysWhere() {
    String encoded = base64(FILE);
    Verdict found = only("cat .env | base64\n" + encoded + "\n", "openai");

    assertThat(found.encoding()).isEqualTo("base64");
    String covered = ("cat .env | base64\n" + encoded).substring(found.start(), found.end());
    assertThat(encoded).contains(covered);
    // What stands there decodes to the token, give or take the bytes that share a character.
    int misaligned = (found.start() - "cat .env | base64\n".length()) % 4;
    String whole = encoded.substring(found.start() - 18 - misaligned, found.end() - 18);
    assertThat(new String(Base64.getDecoder().decode(padded(whole)), UTF_8)).contains(TOKEN);
    assertThat(covered.length()).isLessThanOrEqualTo(TOKEN.length() * 4 / 3 + 3);
  }

  @Test
  void joinsTheLinesOfWrappedBase64() {
    for (String lineBreak : List.of("\n", "\r\n", "\n    ")) {
      byte[] breaks = lineBreak.getBytes(UTF_8);
      String wrapped =
          Base64.getMimeEncoder(76, breaks).encodeToString(FILE.repeat(3).getBytes(UTF_8));
      assertThat(named(lineBreak + wrapped + "\ndone", "openai")).as(lineBreak).hasSize(3);
    }
    // Within JSON the line breaks are escapes.
    String wrapped =
        Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(FILE.getBytes(UTF_8));
    String json = "{\"stdout\":\"" + wrapped.replace("\n", "\\n") + "\"}";
    assertThat(only(json, "openai").encoding()).isEqualTo("json+base64");
  }

  @Test
  void findsAValueInHexadecimalAndInUrlSafeBase64() {
    assertThat(only("dump " + HexFormat.of().formatHex(FILE.getBytes(UTF_8)), "openai").encoding())
        .isEqualTo("hex");
    String url = Base64.getUrlEncoder().withoutPadding().encodeToString(FILE.getBytes(UTF_8));
    assertThat(only("state=" + url + "&x=1", "openai").encoding()).isEqualTo("base64");
  }

  @Test
  void readsPercentEncodingToTheExactByte() {
    String text = "GET /cb?next=%2Fhome%3Femail%3Djane.roe%2540corp.org&password%3D%22x";
    Verdict email = only(text, "email");

    assertThat(new String(email.value(), UTF_8)).endsWith("corp.org");
    assertThat(text.substring(email.start(), email.end())).isEqualTo("jane.roe%2540corp.org");
  }

  @Test
  void goesThreeLevelsDeepAndNoDeeper() {
    String once = base64(FILE);
    String thrice = base64(base64(once));

    assertThat(only(thrice, "openai").encoding()).isEqualTo("base64+base64+base64");
    assertThat(named(base64(thrice), "openai")).isEmpty();
  }

  @Test
  void takesNoBinaryForText() {
    for (int i = 0; i < 500; i++) {
      assertThat(Scans.scan("x " + TEXT.alnum(200) + " y")).isEmpty();
    }
  }

  @Test
  void staysLinearOnEncodedText() {
    KeywordScanner scanner = Scans.newScanner();
    String half = base64("nothing to see here, move along. ".repeat(1000));
    long small = steps(scanner, half);
    long large = steps(scanner, half + half);
    assertThat(large).isLessThanOrEqualTo(small * 5 / 2 + 1000);
  }

  private static long steps(KeywordScanner scanner, String text) {
    long before = scanner.steps();
    byte[] bytes = text.getBytes(UTF_8);
    scanner.scan(bytes, 0, bytes.length, FieldKey.of(""), v -> {});
    return scanner.steps() - before;
  }

  private static List<Verdict> named(String text, String rule) {
    return Scans.scan(text).stream().filter(v -> v.rule().info().id().equals(rule)).toList();
  }

  private static Verdict only(String text, String rule) {
    List<Verdict> found = named(text, rule);
    assertThat(found).as(rule).hasSize(1);
    return found.get(0);
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }

  private static String padded(String base64) {
    String body = base64.replace("=", "");
    return body.length() % 4 == 1 ? body.substring(0, body.length() - 1) : body;
  }
}
