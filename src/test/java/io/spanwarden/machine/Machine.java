package io.spanwarden.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The programs and ports of this machine. */
public final class Machine {
  private Machine() {}

  /** What a program said, and how it ended. */
  public record Result(int exit, String output) {}

  /** Skips the test where a program is missing, by name or path, but fails it in CI. */
  public static void require(String... programs) {
    for (String program : programs) {
      boolean there =
          program.contains("/")
              ? Files.isExecutable(Path.of(program))
              : List.of(System.getenv("PATH").split(File.pathSeparator, -1)).stream()
                  .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
      assumeTrue(there || System.getenv("CI") != null, "skipped: no " + program);
      assertThat(there).as("%s (.ci/run installs it)", program).isTrue();
    }
  }

  /** Runs a program to its end, with only these variables beside the PATH. */
  public static Result run(Map<String, String> environment, List<String> command)
      throws IOException, InterruptedException {
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> !name.equals("PATH"));
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(output).isTrue();
    return new Result(process.exitValue(), output);
  }

  /** Returns a port that nobody listens on. */
  public static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Returns whether somebody listens on a port. */
  public static boolean listens(int port) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }
}
