package io.spanwarden.evaluation;

import io.spanwarden.detect.content.ContentRule;
import io.spanwarden.detect.content.ContentScanner;
import io.spanwarden.detect.content.ScannerTables;
import io.spanwarden.detect.content.VerdictSink;
import io.spanwarden.detect.text.FieldKey;
import java.lang.management.ManagementFactory;
import java.util.List;

/** Scans texts on one thread and reads that thread's processor time and allocation. */
final class Stopwatch {
  private static final com.sun.management.ThreadMXBean THREADS =
      (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final ContentScanner scanner;
  private final FieldKey key = FieldKey.of("gen_ai.tool.call.result");
  private long found;
  private final VerdictSink sink = verdict -> found++;

  Stopwatch(List<ContentRule> rules) {
    scanner = ScannerTables.compile(rules).newScanner();
  }

  /** What a second of processor time does. */
  record Rate(double megabytes, double strings) {}

  /** Scans all texts over and over: {@code seconds} to warm up, as long to measure. */
  Rate rate(List<byte[]> texts, double seconds) {
    repeat(texts, seconds);
    long bytes = 0;
    long strings = 0;
    long start = THREADS.getCurrentThreadCpuTime();
    double used;
    do {
      bytes += once(texts);
      strings += texts.size();
      used = (THREADS.getCurrentThreadCpuTime() - start) / 1e9;
    } while (used < seconds);
    return new Rate(bytes / 1e6 / used, strings / used);
  }

  /** Returns the least seconds that one scan of {@code text} took, of several. */
  double seconds(byte[] text) {
    List<byte[]> texts = List.of(text);
    double least = Double.MAX_VALUE;
    double sum = 0;
    for (int i = 0; i < 60 && sum < 0.6; i++) {
      long start = THREADS.getCurrentThreadCpuTime();
      once(texts);
      double used = (THREADS.getCurrentThreadCpuTime() - start) / 1e9;
      least = Math.min(least, used);
      sum += used;
    }
    return least;
  }

  /** Returns the bytes allocated for each text, once warm. */
  double allocated(List<byte[]> texts) {
    repeat(texts, 1);
    long before = THREADS.getCurrentThreadAllocatedBytes();
    once(texts);
    return (double) (THREADS.getCurrentThreadAllocatedBytes() - before) / texts.size();
  }

  /** Returns whether nothing is reported of {@code text}. */
  boolean clean(byte[] text) {
    long before = found;
    scanner.scan(text, 0, text.length, key, sink);
    return found == before;
  }

  private void repeat(List<byte[]> texts, double seconds) {
    long start = THREADS.getCurrentThreadCpuTime();
    while ((THREADS.getCurrentThreadCpuTime() - start) / 1e9 < seconds) {
      once(texts);
    }
  }

  private long once(List<byte[]> texts) {
    long bytes = 0;
    for (byte[] text : texts) {
      scanner.scan(text, 0, text.length, key, sink);
      bytes += text.length;
    }
    return bytes;
  }
}
