package io.spanwarden.evaluation;

import io.spanwarden.detect.content.ContentRule;
import io.spanwarden.detect.content.ContentScanner;
import io.spanwarden.detect.content.ScannerTables;
import io.spanwarden.detect.text.FieldKey;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.lang.ref.Reference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Builds the engine in a fresh process and prints how long that took and what it holds. */
public final class ColdStart {
  private static final int TEXT = 4_000_000;

  private ColdStart() {}

  /**
   * What a fresh process said.
   *
   * @param load milliseconds of processor time to read the rules
   * @param build milliseconds of processor time to compile them and to scan a first text
   * @param bytes of the heap that tables and scanner hold after some text
   */
  record Start(double load, double build, double bytes) {}

  /** Starts a process and reads what it says. */
  static Start measure() throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:+UseSerialGC",
                "-classpath",
                System.getProperty("java.class.path"),
                ColdStart.class.getName())
            .redirectErrorStream(true)
            .start();
    String printed =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    String[] words = printed.substring(printed.lastIndexOf('\n') + 1).split(" ", -1);
    return new Start(
        Double.parseDouble(words[0]), Double.parseDouble(words[1]), Double.parseDouble(words[2]));
  }

  /** Prints milliseconds to load, milliseconds to build, and bytes held. */
  public static void main(String[] arguments) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadCpuTime();
    List<ContentRule> rules = Engine.shippedRules();
    double load = (threads.getCurrentThreadCpuTime() - start) / 1e6;
    long before = used();
    start = threads.getCurrentThreadCpuTime();
    ContentScanner scanner = ScannerTables.compile(rules).newScanner();
    scan(scanner, "a first text, token=x".getBytes(StandardCharsets.UTF_8));
    double build = (threads.getCurrentThreadCpuTime() - start) / 1e6;
    AgentText.strings(TEXT, 9).forEach(text -> scan(scanner, text));
    try {
      System.out.println(load + " " + build + " " + (used() - before));
    } finally {
      Reference.reachabilityFence(scanner);
    }
  }

  private static void scan(ContentScanner scanner, byte[] text) {
    scanner.scan(text, 0, text.length, FieldKey.of("body"), verdict -> {});
  }

  private static long used() {
    Runtime runtime = Runtime.getRuntime();
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
