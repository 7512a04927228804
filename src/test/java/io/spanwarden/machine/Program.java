package io.spanwarden.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** A program that runs until it is closed. */
public final class Program implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Process process;
  private final Path log;

  private Program(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /**
   * Starts a program and returns once it is ready.
   *
   * @param log where its output goes
   * @param environment variables beside those of the test
   * @param ready asked again and again
   */
  public static Program start(
      Path log, List<String> command, Map<String, String> environment, Callable<Boolean> ready)
      throws Exception {
    var builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    var program = new Program(builder.start(), log);
    try {
      Waiting.until(
          () -> command.get(0) + " is ready:\n" + program.log(),
          PATIENCE,
          () -> program.isAlive() && ready.call());
    } catch (AssertionError | Exception e) {
      program.close();
      throw e;
    }
    return program;
  }

  private boolean isAlive() throws IOException {
    if (!process.isAlive()) {
      throw new IOException("it has ended:\n" + log());
    }
    return true;
  }

  /** Returns what it has said so far. */
  public String log() throws IOException {
    return Files.readString(log);
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
