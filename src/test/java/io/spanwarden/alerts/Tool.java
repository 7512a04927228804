package io.spanwarden.alerts;

import io.spanwarden.machine.Machine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The shipped files, and the script that writes one more. */
final class Tool {
  /** Where the shipped files are. */
  static final Path DASHBOARDS = Path.of("dashboards").toAbsolutePath();

  private Tool() {}

  /** Writes an Alertmanager configuration as the stack does. */
  static Machine.Result writeAlertmanagerConfig(Path directory, Map<String, String> environment)
      throws IOException, InterruptedException {
    return Machine.run(
        environment,
        List.of(
            "sh",
            "src/main/docker/alertmanager-config.sh",
            directory.toString(),
            directory.toString(),
            DASHBOARDS.resolve("alertmanager").toString()));
  }
}
