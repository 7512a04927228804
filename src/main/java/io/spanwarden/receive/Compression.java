package io.spanwarden.receive;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a body is compressed, by {@code content-encoding} or {@code grpc-encoding}. */
enum Compression {
  NONE("none"),
  GZIP("gzip"),
  ZSTD("zstd");

  private final String label;

  Compression(String label) {
    this.label = label;
  }

  /** Returns the metric label. */
  String label() {
    return label;
  }

  /** Reads a header value in any case; absent and empty mean none. Empty if it is unknown. */
  static Optional<Compression> of(@Nullable String header) {
    if (header == null) {
      return Optional.of(NONE);
    }
    return switch (header.trim().toLowerCase(Locale.ROOT)) {
      case "", "identity" -> Optional.of(NONE);
      case "gzip", "x-gzip" -> Optional.of(GZIP);
      case "zstd" -> Optional.of(ZSTD);
      default -> Optional.empty();
    };
  }
}
