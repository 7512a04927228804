package io.spanwarden.cli.scan;

import com.github.luben.zstd.ZstdIOException;
import io.spanwarden.detect.allow.AllowList;
import io.spanwarden.detect.content.ScannerTables;
import io.spanwarden.event.Fingerprinter;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.zip.ZipException;

/** Scans files on all processors and tells findings in the order of the files. */
public final class ScanRun {
  private static final long LOOK_MILLIS = 200;

  private final ScannerTables tables;
  private final Fingerprinter fingerprinter;
  private final AllowList allowed;
  private final Wanted wanted;
  private final Totals totals = new Totals();

  /** Prepares a run with these rules, key, exemptions and filter. */
  public ScanRun(
      ScannerTables tables, Fingerprinter fingerprinter, AllowList allowed, Wanted wanted) {
    this.allowed = allowed;
    this.tables = tables;
    this.fingerprinter = fingerprinter;
    this.wanted = wanted;
  }

  /**
   * Scans what {@code arguments} name and blocks until all is done. What cannot be read is noted in
   * the totals; the rest is scanned.
   *
   * @param stdin what {@code -} stands for
   * @param out is told each finding, by one thread at a time
   * @param progress is run now and then, by the caller's thread
   */
  public Totals run(
      List<String> arguments,
      InputStream stdin,
      Consumer<FileFinding> out,
      Consumer<Totals> progress)
      throws InterruptedException {
    var inputs = new Inputs(stdin);
    arguments.forEach(inputs::add);
    List<ScanInput> files = inputs.inputs();
    var findings =
        new OrderedFindings(
            files.size(),
            finding -> {
              totals.addFinding(finding);
              out.accept(finding);
            });
    int threads = Math.min(files.size(), Runtime.getRuntime().availableProcessors());
    if (threads == 0) {
      return totals;
    }
    var next = new AtomicInteger();
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<?>> workers = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        workers.add(pool.submit(() -> work(files, next, findings)));
      }
      for (Future<?> worker : workers) {
        await(worker, progress);
      }
    } finally {
      pool.shutdownNow();
    }
    return totals;
  }

  private void await(Future<?> worker, Consumer<Totals> progress) throws InterruptedException {
    while (true) {
      try {
        worker.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        return;
      } catch (TimeoutException e) {
        progress.accept(totals);
      } catch (ExecutionException e) {
        throw new IllegalStateException("a file could not be scanned", e.getCause());
      }
    }
  }

  /** Takes one file after another, in their order, until there is none. */
  private void work(List<ScanInput> files, AtomicInteger next, OrderedFindings findings) {
    var scan =
        new FileScan(new Detector(tables.newScanner(), fingerprinter, allowed.newCheck(), wanted));
    for (int i = next.getAndIncrement(); i < files.size(); i = next.getAndIncrement()) {
      int number = i;
      ScanInput file = files.get(i);
      try (InputStream in = new Counted(Unpacked.of(file.source().open()), totals)) {
        totals.addFile(scan.scan(file, in, finding -> findings.add(number, finding)));
      } catch (IOException e) {
        totals.addProblem(number, file.name() + ": " + reason(e));
      } catch (OutOfMemoryError e) {
        // Strings of JSON are read whole: the others may well fit.
        totals.addProblem(
            number, file.name() + ": a value too large (expected: one that fits into the memory)");
      } finally {
        findings.done(number);
      }
    }
  }

  private static String reason(IOException e) {
    if (e instanceof ScanInput.UnusableException) {
      return String.valueOf(e.getMessage());
    }
    boolean packed =
        e instanceof EOFException || e instanceof ZipException || e instanceof ZstdIOException;
    return packed
        ? "broken or cut off (expected: whole gzip or zstd data)"
        : "cannot be read on (expected: a readable file)";
  }

  /** Counts what is read. */
  private static final class Counted extends FilterInputStream {
    private final Totals totals;

    Counted(InputStream in, Totals totals) {
      super(in);
      this.totals = totals;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int count = in.read(bytes, offset, length);
      totals.addBytes(Math.max(0, count));
      return count;
    }
  }
}
