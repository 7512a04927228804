package io.spanwarden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spanwarden.event.InvalidConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigTest {
  @TempDir Path dir;

  private Path file(String yaml) throws IOException {
    return Files.writeString(dir.resolve("spanwarden.yaml"), yaml);
  }

  @Test
  void hasSafeDefaults() {
    Config config = Config.of(new Settings());
    assertThat(config.receive().bindAddress()).isEqualTo("127.0.0.1");
    assertThat(config.receive().grpcPort()).isEqualTo(4317);
    assertThat(config.receive().httpPort()).isEqualTo(4318);
    assertThat(config.console().bind()).isEqualTo("127.0.0.1");
    assertThat(config.console().port()).isEqualTo(9470);
    assertThat(config.receive().allowInsecureNetwork()).isFalse();
  }

  @Test
  void readsNestedAndDottedKeys() throws IOException {
    Path file = file("limits:\n  queue: 7\nlimits.wire-bytes: 1MiB\ngrpc-port: 0\n");
    Config config = Config.of(new Settings().file(file));
    assertThat(config.receive().queueCapacity()).isEqualTo(7);
    assertThat(config.receive().wireLimit()).isEqualTo(1 << 20);
    assertThat(config.receive().grpcPort()).isZero();
  }

  @Test
  void flagsWinOverTheEnvironment_andTheEnvironmentOverTheFile() throws IOException {
    Path file = file("grpc-port: 1001\nhttp-port: 1002\nconsole-port: 1003\n");
    Settings settings =
        new Settings()
            .file(file)
            .environment(Map.of("SPANWARDEN_HTTP_PORT", "2002", "SPANWARDEN_CONSOLE_PORT", "2003"))
            .flags(Map.of("console-port", "3003"));
    Config config = Config.of(settings);
    assertThat(config.receive().grpcPort()).isEqualTo(1001);
    assertThat(config.receive().httpPort()).isEqualTo(2002);
    assertThat(config.console().port()).isEqualTo(3003);
  }

  @Test
  void namesTheNearestSetting_whenOneIsUnknown() throws IOException {
    Path file = file("gprc-port: 1\n");
    Settings settings =
        new Settings()
            .file(file)
            .environment(Map.of("SPANWARDEN_DATADIR", "x", "OTHER", "y"))
            .flags(Map.of("consol-port", "1"));
    assertThatThrownBy(() -> Config.of(settings))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageContaining("unknown setting: gprc-port (did you mean: grpc-port?)")
        .hasMessageContaining("SPANWARDEN_DATADIR (did you mean: SPANWARDEN_DATA_DIR?)")
        .hasMessageContaining("unknown setting: consol-port (did you mean: console-port?)");
  }

  @Test
  void listsEveryProblem_withValueAndExpectation() {
    Settings settings =
        new Settings()
            .flags(
                Map.of(
                    "grpc-port", "70000",
                    "limits.queue", "many",
                    "limits.wire-bytes", "20 MB",
                    "allow-insecure-network", "yes",
                    "tls.key", "key.pem"));
    assertThatThrownBy(() -> Config.of(settings))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageContaining("grpc-port: 70000 (expected: a whole number from 0 to 65535)")
        .hasMessageContaining("limits.queue: many")
        .hasMessageContaining("limits.wire-bytes: 20 MB (expected: a size such as")
        .hasMessageContaining("allow-insecure-network: yes (expected: true or false)")
        .hasMessageContaining("expected: both tls.certificate and tls.key");
  }

  @Test
  void refusesTheNetworkWithoutTlsAndCredentials_andSaysWhatToSet() {
    assertThatThrownBy(() -> Config.of(new Settings().flags(Map.of("bind", "0.0.0.0"))))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageContaining("0.0.0.0")
        .hasMessageContaining("tls")
        .hasMessageContaining("allow-insecure-network");
    Settings told =
        new Settings().flags(Map.of("bind", "0.0.0.0", "allow-insecure-network", "true"));
    assertThat(Config.of(told).receive().allowInsecureNetwork()).isTrue();
  }

  @Test
  void refusesAConsoleOnTheNetworkWithoutTls() {
    assertThatThrownBy(() -> Config.of(new Settings().flags(Map.of("console-bind", "0.0.0.0"))))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageContaining("console-bind: 0.0.0.0 is reachable from the network without TLS");
  }

  @Test
  void saysWhere_whenTheFileIsNoYaml() throws IOException {
    Path file = file("grpc-port: 1\n  : [\n");
    assertThatThrownBy(() -> Config.of(new Settings().file(file)))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageContaining("spanwarden.yaml: line ");
    assertThatThrownBy(() -> Config.of(new Settings().file(dir.resolve("absent.yaml"))))
        .hasMessageContaining("absent.yaml (expected: a file that can be read)");
  }
}
