package io.spanwarden.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The programs of this machine. */
final class Machine {
  /** What a program said, and how it ended. */
  record Result(int exit, String output) {}

  private Machine() {}

  /** Skips the test where a program is missing, but fails it in CI. */
  static void require(String... programs) {
    for (String program : programs) {
      boolean there =
          program.contains("/")
              ? Files.isExecutable(Path.of(program))
              : List.of(System.getenv("PATH").split(File.pathSeparator, -1)).stream()
                  .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
      assumeTrue(there || System.getenv("CI") != null, "skipped: no " + program);
      assertThat(there).as("%s (CI installs it)", program).isTrue();
    }
  }

  /** Runs a program to its end. */
  static Result run(Map<String, String> environment, List<String> command)
      throws IOException, InterruptedException {
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(output).isTrue();
    return new Result(process.exitValue(), output);
  }

  /** Runs the setup of the stack. */
  static Result setup(Path volumes, Path dashboards, Map<String, String> environment)
      throws IOException, InterruptedException {
    return run(
        environment,
        List.of("sh", "src/main/docker/setup.sh", volumes.toString(), dashboards.toString()));
  }

  static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
