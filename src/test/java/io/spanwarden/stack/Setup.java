package io.spanwarden.stack;

import io.spanwarden.machine.Machine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The setup of the stack, run by hand. */
final class Setup {
  private Setup() {}

  static Machine.Result run(Path volumes, Path dashboards, Map<String, String> environment)
      throws IOException, InterruptedException {
    return Machine.run(
        environment,
        List.of("sh", "src/main/docker/setup.sh", volumes.toString(), dashboards.toString()));
  }
}
