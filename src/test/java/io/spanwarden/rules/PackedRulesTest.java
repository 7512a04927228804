package io.spanwarden.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PackedRulesTest {
  private static final Path SOURCES = Path.of("rules");

  private static PackedRules shipped() throws IOException {
    try (InputStream in = PackedRules.class.getResourceAsStream("/rules.bin")) {
      return PackedRules.read(Objects.requireNonNull(in).readAllBytes());
    }
  }

  @Test
  void theResourceIsMadeOfTheSourcesAsTheyAre() throws IOException {
    PackedRules sources = PackRules.pack(SOURCES);
    PackedRules shipped = shipped();

    assertThat(shipped.sources()).isEqualTo(sources.sources());
    assertThat(shipped.trees()).isEqualTo(sources.trees());
    // Maps are equal in whatever order; texts are not.
    assertThat(shipped.trees().toString()).isEqualTo(sources.trees().toString());
  }

  @Test
  void theResourceGivesTheSameRulesAsTheSources() {
    RuleBook shipped = RuleBook.load(Optional.empty());
    RuleBook sources = RuleBook.of(List.of(RuleFiles.in(SOURCES)));

    assertThat(shipped.documentedRules()).isEqualTo(sources.documentedRules());
    assertThat(shipped.infos()).isEqualTo(sources.infos());
    assertThat(shipped.kinds()).isEqualTo(sources.kinds());
    assertThat(shipped.transportRules()).isEqualTo(sources.transportRules());
    assertThat(shipped.profiles()).isEqualTo(sources.profiles());
    assertThat(shipped.factors()).isEqualTo(sources.factors());
    assertThat(shipped.evidence()).isEqualTo(sources.evidence());
    assertThat(shipped.commandRules()).hasSameSizeAs(sources.commandRules());
  }

  @Test
  void whatIsNotPackedIsRefused() throws IOException {
    byte[] packed = shipped().write();
    byte[] otherVersion = packed.clone();
    otherVersion[7]++;

    assertThatThrownBy(() -> PackedRules.read(otherVersion))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("another version");
    assertThatThrownBy(() -> PackedRules.read(new byte[0])).isInstanceOf(IOException.class);
  }
}
