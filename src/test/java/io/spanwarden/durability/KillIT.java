package io.spanwarden.durability;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short form of {@link Kill}. */
class KillIT {
  private static final int KILLS = 5;
  private static final long SEED = 20261124;

  @Test
  void nothingThatWasAcknowledgedIsLostOrDoubledByAKill(@TempDir Path dataDir) throws Exception {
    assertThat(Kill.run(ServerProcess.tested(), dataDir, KILLS, SEED)).isEmpty();
  }
}
