package io.spanwarden.receive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The small languages of headers and error bodies. */
class WordsTest {
  @ParameterizedTest
  @CsvSource({
    "1H, PT1H",
    "2M, PT2M",
    "3S, PT3S",
    "50m, PT0.05S",
    "99999999n, PT0.099999999S",
    "1u, PT0.001S",
    "0S, PT0.001S",
    "99999999H, PT99999999H"
  })
  void readsTimeouts(String header, Duration timeout) {
    assertThat(GrpcTimeout.parse(header)).contains(timeout);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "S", "1", "1s", "123456789S", "-1S", "1.5S", "1 S"})
  void ignoresWhatIsNoTimeout(String header) {
    assertThat(GrpcTimeout.parse(header)).isEmpty();
  }

  @Test
  void encodesMessagesForGrpc() {
    assertThat(GrpcAnswers.percentEncoded(" 100% \u00fc\r\n ")).isEqualTo("100%25 %C3%BC");
    assertThat(GrpcAnswers.percentEncoded("")).isEmpty();
  }

  @Test
  void escapesMessagesForJson() {
    byte[] json = StatusMessage.json(RpcCode.INTERNAL, "a\"b\\c\n\u00fc\ud83d\ude00");

    assertThat(new String(json, StandardCharsets.UTF_8))
        .isEqualTo("{\"code\":13,\"message\":\"a\\\"b\\\\c\\u000a\u00fc\\ud83d\\ude00\"}");
  }

  @ParameterizedTest
  @CsvSource({
    "Bearer abc, abc",
    "bearer  abc , abc",
    "Token token=abc, token=abc",
    "abc, abc",
    "Basic dXNlcjpwYXNz, pass",
    "basic dXNlcjo=, user:",
    "Basic dXNlcg==, user",
    "Basic ???, ???"
  })
  void takesTheSecretOutOfAuthorization(String header, String secret) {
    assertThat(AuthorizationHeader.secret(header)).contains(secret);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "Bearer", "Basic "})
  void findsNoSecret_whereThereIsNone(String header) {
    assertThat(AuthorizationHeader.secret(header)).isEmpty();
  }
}
