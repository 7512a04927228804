package io.spanwarden;

import io.spanwarden.detect.DetectorParts;
import io.spanwarden.detect.TelemetryDetector;
import io.spanwarden.event.Export;
import io.spanwarden.event.MalformedTelemetryException;
import io.spanwarden.event.Observation;
import java.util.function.Supplier;

/** A thread's detector, made anew when the rules have changed. Not thread-safe. */
final class OwnDetector {
  private final Supplier<DetectorParts> rules;
  private DetectorParts parts;
  private TelemetryDetector detector;

  OwnDetector(Supplier<DetectorParts> rules) {
    this.rules = rules;
    this.parts = rules.get();
    this.detector = new TelemetryDetector(parts);
  }

  /**
   * Reads an export by the rules that are in force now; see {@link TelemetryDetector#detect}.
   *
   * @throws MalformedTelemetryException if its bytes are not the message they should be
   */
  Observation detect(Export export) throws MalformedTelemetryException {
    DetectorParts now = rules.get();
    if (!now.equals(parts)) {
      parts = now;
      detector = new TelemetryDetector(now);
    }
    return detector.detect(export);
  }
}
