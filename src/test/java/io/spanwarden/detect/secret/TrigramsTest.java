package io.spanwarden.detect.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TrigramsTest {
  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

  @Test
  void theTableIsTheOneThatTrainingMakes() throws IOException {
    try (InputStream in = Trigrams.class.getResourceAsStream("trigrams.bin")) {
      assertThat(in).isNotNull();
      assertThat(in.readAllBytes()).isEqualTo(TrigramTraining.table());
    }
  }

  @Test
  void tellsWordsFromDrawnCharacters() {
    for (String words :
        List.of(
            "authenticationProviderManager",
            "user_session_handler_v2",
            "correct-horse-battery-staple",
            "createTemporaryFileInDirectory",
            "com.example.service.impl.AccountServiceBean",
            "MAX_RETRY_ATTEMPTS_EXCEEDED",
            "nodeModulesBinaryPath2024")) {
      assertThat(bits(words)).as(words).isPositive();
    }
    var random = new Random(9);
    int drawn = 0;
    for (int i = 0; i < 2000; i++) {
      drawn += bits(draw(random, 20)) < 0 ? 1 : 0;
    }
    assertThat(drawn).isGreaterThan(1990);
  }

  private static int bits(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    return Trigrams.bits(bytes, 0, bytes.length);
  }

  private static String draw(Random random, int length) {
    var text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return text.toString();
  }
}
