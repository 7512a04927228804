package io.spanwarden.cli.scan;

import java.io.IOException;
import java.io.InputStream;

/**
 * Something that the user asked to scan.
 *
 * @param name how findings call it
 * @param source opens it
 * @param binaryToo whether it is scanned even if it holds a NUL, because the user named it
 */
record ScanInput(String name, Source source, boolean binaryToo) {
  /** Opens a stream of bytes, still compressed. */
  interface Source {
    /**
     * Opens it.
     *
     * @throws UnusableException if the user has to be told more than that it cannot be read
     */
    InputStream open() throws IOException;
  }

  /** Says why there is nothing to scan, in words for the user. */
  static final class UnusableException extends IOException {
    private static final long serialVersionUID = 1L;

    UnusableException(String message) {
      super(message);
    }
  }

  /** Returns an input that cannot be scanned, for its place among the others. */
  static ScanInput unusable(String name, String problem) {
    return new ScanInput(
        name,
        () -> {
          throw new UnusableException(problem);
        },
        true);
  }
}
