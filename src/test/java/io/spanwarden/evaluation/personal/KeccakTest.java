package io.spanwarden.evaluation.personal;

import static org.assertj.core.api.Assertions.assertThat;

import io.spanwarden.evaluation.Draw;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class KeccakTest {
  @Test
  void agreesWithThePublishedDigests() {
    assertThat(HexFormat.of().formatHex(Keccak.digest(new byte[0])))
        .isEqualTo("c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470");
    assertThat(HexFormat.of().formatHex(Keccak.digest("abc".getBytes(StandardCharsets.UTF_8))))
        .isEqualTo("4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45");
  }

  @Test
  void mixesCapitalsIntoAddresses() {
    assertThat(Wallets.ethereum(new Draw(1))).matches("0x[0-9a-fA-F]{40}").matches(".*[A-F].*");
  }
}
