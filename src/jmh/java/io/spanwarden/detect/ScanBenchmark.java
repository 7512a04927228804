package io.spanwarden.detect;

import io.spanwarden.detect.content.CleanText;
import io.spanwarden.detect.content.ContentScanner;
import io.spanwarden.detect.content.KeywordScanner;
import io.spanwarden.detect.content.ScannerTables;
import io.spanwarden.detect.content.TestRules;
import io.spanwarden.detect.content.VerdictSink;
import io.spanwarden.detect.text.FieldKey;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Scans agent-shaped clean text, and text made to be slow, with seventy rules and all matchers. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(1)
@State(Scope.Thread)
public class ScanBenchmark {
  private static final int CORPUS = 1 << 20;

  /** The length of each text in bytes; 160 stands for 64 to 256. */
  @Param({"160", "1024", "16384", "65536"})
  int length;

  /** What the texts repeat; empty for clean text. */
  @Param({""})
  String unit = "";

  /** How many rules. */
  @Param({"70"})
  int rules;

  private byte[] corpus = new byte[0];
  private int[] lengths = new int[0];
  private ContentScanner scanner = ScannerTables.compile(TestRules.all()).newScanner();
  private final FieldKey key = FieldKey.of("gen_ai.tool.message");
  private long found;
  private final VerdictSink sink = verdict -> found++;

  /** Counts megabytes a second. */
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  @State(Scope.Thread)
  public static class Megabytes {
    /** Bytes scanned over a million. */
    public double megabytes;
  }

  /** Makes the texts. */
  @Setup
  public void makeTexts() {
    KeywordScanner made = ScannerTables.compile(TestRules.filledTo(rules)).newScanner();
    scanner = made;
    int size = Math.max(CORPUS, length);
    String text =
        unit.isEmpty() ? new CleanText(1).text(size) : unit.repeat(size / unit.length() + 1);
    corpus = text.substring(0, size).getBytes(StandardCharsets.UTF_8);
    int count = size / length;
    lengths = new int[count];
    for (int i = 0; i < count; i++) {
      lengths[i] = length == 160 ? 64 + i * 37 % 192 : length;
    }
  }

  /** Scans all texts once. */
  @Benchmark
  public long scan(Megabytes counter) {
    int at = 0;
    for (int textLength : lengths) {
      int size = Math.min(textLength, corpus.length - at);
      scanner.scan(corpus, at, size, key, sink);
      at += size;
    }
    counter.megabytes += at / 1e6;
    return found;
  }
}
