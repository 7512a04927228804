package io.spanwarden.cli.scan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;

/**
 * Brings the findings of files that are scanned at the same time into the order of the files.
 * Thread-safe. Whoever is ahead of its turn waits once it has much, so memory stays bounded; the
 * file whose turn it is never waits, so all come on as long as files are begun in their order.
 */
final class OrderedFindings {
  private static final int MOST_AHEAD = 4096;

  private final Consumer<FileFinding> out;
  private final List<Queue<FileFinding>> ahead = new ArrayList<>();
  private final boolean[] done;
  private int turn;

  OrderedFindings(int files, Consumer<FileFinding> out) {
    this.out = out;
    done = new boolean[files];
    for (int i = 0; i < files; i++) {
      ahead.add(new ArrayDeque<>(0));
    }
  }

  /** Takes a finding of the file with this number. */
  synchronized void add(int file, FileFinding finding) {
    Queue<FileFinding> waiting = ahead.get(file);
    while (file != turn && waiting.size() >= MOST_AHEAD) {
      try {
        wait();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while another file was written", e);
      }
    }
    if (file == turn) {
      out.accept(finding);
    } else {
      waiting.add(finding);
    }
  }

  /** Is told that the file with this number has no more. */
  synchronized void done(int file) {
    done[file] = true;
    while (turn < done.length && done[turn]) {
      turn++;
      if (turn < done.length) {
        ahead.get(turn).forEach(out);
        ahead.get(turn).clear();
      }
    }
    notifyAll();
  }
}
