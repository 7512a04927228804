package io.spanwarden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spanwarden.event.InvalidConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {
  private static final byte[] VALUE = {1, 2, 3};

  @TempDir Path dir;

  private String fingerprint() {
    return KeyFile.open(dir).fingerprint(VALUE, 0, VALUE.length);
  }

  @Test
  void makesAKeyOnce_forItsOwnerOnly() throws IOException {
    String first = fingerprint();
    assertThat(fingerprint()).isEqualTo(first);
    Path file = dir.resolve("fingerprint.key");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(dir)
        .isDirectoryNotContaining(entry -> entry.getFileName().toString().startsWith("."));
  }

  @Test
  void anotherInstallationHasOtherFingerprints() throws IOException {
    String first = fingerprint();
    Files.delete(dir.resolve("fingerprint.key"));
    assertThat(fingerprint()).isNotEqualTo(first);
  }

  @Test
  void refusesAKeyThatOthersCanRead() throws IOException {
    fingerprint();
    Files.setPosixFilePermissions(
        dir.resolve("fingerprint.key"), PosixFilePermissions.fromString("rw-r--r--"));
    assertThatThrownBy(this::fingerprint)
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageContaining("readable by others");
  }

  @Test
  void refusesAKeyThatIsNone() throws IOException {
    fingerprint();
    Path file = dir.resolve("fingerprint.key");
    Files.writeString(file, "not a key");
    assertThatThrownBy(this::fingerprint)
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageContaining("not hexadecimal");
    Files.writeString(file, "abcd");
    assertThatThrownBy(this::fingerprint).hasMessageContaining("2 bytes (expected: 32)");
  }

  @Test
  void readsAKeyThatTheUserNames_inHexadecimalOrAsItStands() throws IOException {
    fingerprint();
    Path file = dir.resolve("fingerprint.key");
    String same = KeyFile.read(file).fingerprint(VALUE, 0, VALUE.length);
    assertThat(same).isEqualTo(fingerprint());
    byte[] text = Files.readAllBytes(file);
    assertThat(KeyFile.of("variable", text).fingerprint(VALUE, 0, VALUE.length)).isEqualTo(same);
    byte[] words = " my own key\n".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    assertThat(KeyFile.of("variable", words).fingerprint(VALUE, 0, VALUE.length))
        .isNotEqualTo(same);
    assertThatThrownBy(() -> KeyFile.of("variable", new byte[0]))
        .hasMessageContaining("variable: empty (expected: a key");
  }
}
