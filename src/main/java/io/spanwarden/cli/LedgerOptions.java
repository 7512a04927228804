package io.spanwarden.cli;

import io.spanwarden.Config;
import io.spanwarden.Setting;
import io.spanwarden.Settings;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Says which ledger is meant. */
final class LedgerOptions {
  @Option(names = "--config", paramLabel = "FILE", description = "YAML file with settings.")
  private Optional<Path> config = Optional.empty();

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description = "Directory of the ledger (default: the server's).")
  private Optional<String> dataDir = Optional.empty();

  /** Returns the settings with which the server runs. */
  Config config() {
    var settings = new Settings();
    config.ifPresent(settings::file);
    settings.environment(System.getenv());
    dataDir.ifPresent(dir -> settings.flags(Map.of(Setting.DATA_DIR.key(), dir)));
    return Config.of(settings);
  }
}
