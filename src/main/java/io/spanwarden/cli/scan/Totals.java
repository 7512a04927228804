package io.spanwarden.cli.scan;

import io.spanwarden.event.Severity;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;

/** What a run has scanned and found so far. Thread-safe. */
public final class Totals {
  private final Map<Severity, Long> findings = new EnumMap<>(Severity.class);
  private final Map<Integer, String> problems = new TreeMap<>();
  private final LongAdder bytes = new LongAdder();
  private long files;
  private long binaries;

  synchronized void addFinding(FileFinding finding) {
    findings.merge(finding.severity(), 1L, Long::sum);
  }

  synchronized void addFile(boolean scanned) {
    files += scanned ? 1 : 0;
    binaries += scanned ? 0 : 1;
  }

  void addBytes(long count) {
    bytes.add(count);
  }

  /** Takes why the input with a number could not be scanned to its end. */
  synchronized void addProblem(int number, String problem) {
    problems.put(number, problem);
  }

  /** Returns how many files were scanned. */
  public synchronized long files() {
    return files;
  }

  /** Returns how many bytes were scanned, after decompression. */
  public long bytes() {
    return bytes.sum();
  }

  /** Returns how many files of folders were left out because they are binary. */
  public synchronized long binaries() {
    return binaries;
  }

  /** Returns how many findings there were of a severity. */
  public synchronized long findings(Severity severity) {
    return findings.getOrDefault(severity, 0L);
  }

  /** Returns how many findings there were. */
  public synchronized long findings() {
    return findings.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Returns what could not be read and why, in the order of the files. */
  public synchronized List<String> problems() {
    return List.copyOf(problems.values());
  }
}
