package io.spanwarden.collector;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One of the programs in target/collector, running until it is closed. */
final class Program implements AutoCloseable {
  static final Path FOLDER = Path.of("target/collector");

  private final Process process;
  private final Path log;

  private Program(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /** Starts a program, and returns when it listens on {@code port}. */
  static Program start(List<String> command, Map<String, String> environment, int port, Path log)
      throws IOException, InterruptedException {
    var program = new Program(launch(command, environment, log), log);
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!listens(port)) {
      if (!program.process.isAlive() || System.nanoTime() > deadline) {
        program.close();
        throw new AssertionError(command + " does not listen:\n" + Files.readString(log));
      }
      Thread.sleep(50);
    }
    return program;
  }

  /** Runs a program to its end and returns its exit code. */
  static int run(List<String> command, Map<String, String> environment, Path log)
      throws IOException, InterruptedException {
    Process process = launch(command, environment, log);
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError(command + " does not end:\n" + Files.readString(log));
    }
    return process.exitValue();
  }

  private static Process launch(List<String> command, Map<String, String> environment, Path log)
      throws IOException {
    var words = new ArrayList<>(command);
    words.set(0, FOLDER.resolve(command.get(0)).toString());
    var builder = new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    return builder.start();
  }

  String log() throws IOException {
    return Files.readString(log);
  }

  /** Returns a port that nobody listens on. */
  static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static boolean listens(int port) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
