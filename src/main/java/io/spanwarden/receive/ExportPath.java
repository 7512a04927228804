package io.spanwarden.receive;

import io.spanwarden.event.Signal;
import java.util.Optional;

/**
 * What the path of an OTLP/HTTP request asks for: {@code v1/<signal>} after any prefix. SDKs append
 * those two segments to whatever base address the user gives them.
 *
 * @param signal the signal
 * @param compatibility the foreign API whose path it is
 */
record ExportPath(Signal signal, Optional<String> compatibility) {
  private static final String LANGFUSE_PREFIX = "/api/public/otel";
  private static final String MEDIA = "/api/public/media";
  private static final Optional<String> LANGFUSE = Optional.of("langfuse");

  /** Reads a path, in which doubled slashes and one at the end do not count. */
  static Optional<ExportPath> of(String path) {
    String clean = path.indexOf("//") < 0 ? path : path.replaceAll("/{2,}", "/");
    int end = clean.endsWith("/") ? clean.length() - 1 : clean.length();
    int slash = clean.lastIndexOf('/', end - 1);
    if (slash < 3 || !clean.startsWith("/v1", slash - 3)) {
      return Optional.empty();
    }
    String last = clean.substring(slash + 1, end);
    for (Signal signal : Signal.values()) {
      if (signal.label().equals(last)) {
        boolean langfuse = clean.substring(0, slash - 3).endsWith(LANGFUSE_PREFIX);
        return Optional.of(new ExportPath(signal, langfuse ? LANGFUSE : Optional.empty()));
      }
    }
    return Optional.empty();
  }

  /** Returns whether {@code path} belongs to Langfuse's upload of pictures and files. */
  static boolean isMedia(String path) {
    return path.startsWith(MEDIA)
        && (path.length() == MEDIA.length() || path.charAt(MEDIA.length()) == '/');
  }
}
