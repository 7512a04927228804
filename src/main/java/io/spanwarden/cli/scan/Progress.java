package io.spanwarden.cli.scan;

import java.io.PrintWriter;
import java.util.Locale;

/** A line on the terminal that says how far a run has come. Thread-safe. */
public final class Progress {
  private static final String ERASE = "\r\u001b[K";

  private final PrintWriter terminal;
  private final boolean shown;
  private boolean written;

  /**
   * Writes to a terminal.
   *
   * @param shown false for no line at all, as in a pipe
   */
  public Progress(PrintWriter terminal, boolean shown) {
    this.terminal = terminal;
    this.shown = shown;
  }

  /** Writes the line anew. */
  public synchronized void show(Totals totals) {
    if (shown) {
      terminal.printf(
          Locale.ROOT,
          ERASE + "%d files, %.1f MB, %d findings ...",
          totals.files(),
          totals.bytes() / 1e6,
          totals.findings());
      terminal.flush();
      written = true;
    }
  }

  /** Takes the line away, before something else is written. */
  public synchronized void hide() {
    if (written) {
      terminal.print(ERASE);
      terminal.flush();
      written = false;
    }
  }
}
