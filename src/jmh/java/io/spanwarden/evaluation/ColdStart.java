package io.spanwarden.evaluation;

import io.spanwarden.detect.content.ContentRule;
import io.spanwarden.detect.content.ContentScanner;
import io.spanwarden.detect.content.ScannerTables;
import io.spanwarden.detect.text.FieldKey;
import java.io.IOException;
import java.lang.ref.Reference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Builds the engine in a fresh process and prints how long that took and what it holds. */
public final class ColdStart {
  private ColdStart() {}

  /**
   * What a fresh process said.
   *
   * @param load milliseconds to read the rules
   * @param build milliseconds to compile them and to scan a first text
   * @param bytes of the heap that tables and scanner hold
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
    long start = System.nanoTime();
    List<ContentRule> rules = Engine.shippedRules();
    double load = (System.nanoTime() - start) / 1e6;
    long before = used();
    start = System.nanoTime();
    ContentScanner scanner = scanner(rules);
    double build = (System.nanoTime() - start) / 1e6;
    try {
      System.out.println(load + " " + build + " " + (used() - before));
    } finally {
      Reference.reachabilityFence(scanner);
    }
  }

  private static ContentScanner scanner(List<ContentRule> rules) {
    ContentScanner scanner = ScannerTables.compile(rules).newScanner();
    byte[] text = "a first text, token=x".getBytes(StandardCharsets.UTF_8);
    scanner.scan(text, 0, text.length, FieldKey.of("body"), verdict -> {});
    return scanner;
  }

  private static long used() {
    Runtime runtime = Runtime.getRuntime();
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
