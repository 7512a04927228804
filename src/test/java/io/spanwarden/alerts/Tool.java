package io.spanwarden.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Programs of the machine that a test needs. */
final class Tool {
  /** Where the shipped files are. */
  static final Path DASHBOARDS = Path.of("dashboards").toAbsolutePath();

  private Tool() {}

  /** What a program said, and how it ended. */
  record Result(int exit, String output) {}

  /** Skips the test where a program is missing, but fails it in CI. */
  static void require(String... programs) {
    for (String program : programs) {
      boolean there =
          List.of(System.getenv("PATH").split(File.pathSeparator, -1)).stream()
              .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
      assumeTrue(there || System.getenv("CI") != null, "skipped: no " + program + " on the PATH");
      assertThat(there).as("%s on the PATH (CI installs it)", program).isTrue();
    }
  }

  /** Runs a program to its end, with only these variables beside the PATH. */
  static Result run(Map<String, String> environment, String... command)
      throws IOException, InterruptedException {
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> !name.equals("PATH"));
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Result(process.exitValue(), output);
  }

  /** Writes an Alertmanager configuration as the stack does. */
  static Result writeAlertmanagerConfig(Path directory, Map<String, String> environment)
      throws IOException, InterruptedException {
    return run(
        environment,
        "sh",
        "src/main/docker/alertmanager-config.sh",
        directory.toString(),
        directory.toString(),
        DASHBOARDS.resolve("alertmanager").toString());
  }
}
