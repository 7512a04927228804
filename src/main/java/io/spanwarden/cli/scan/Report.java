package io.spanwarden.cli.scan;

import java.io.IOException;

/** Writes findings in one form, as they come. Not thread-safe. */
public interface Report {
  /** Writes one finding. */
  void finding(FileFinding finding) throws IOException;

  /** Writes what stands after the last finding, and flushes. */
  void end(Totals totals) throws IOException;
}
