package io.spanwarden.notify;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.metrics.ObservableDoubleMeasurement;
import io.opentelemetry.api.metrics.ObservableMeasurement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Observes our own metrics, all at once for each export. */
final class OwnMetrics {
  private final Supplier<List<Sample>> samples;
  private final Map<String, ObservableDoubleMeasurement> observers = new HashMap<>();

  private OwnMetrics(Supplier<List<Sample>> samples) {
    this.samples = samples;
  }

  /** Registers the names that {@code samples} has now; later ones are not exported. */
  @SuppressWarnings({"resource", "FutureReturnValueIgnored"}) // lives as long as the meter
  static void register(Meter meter, Supplier<List<Sample>> samples) {
    var metrics = new OwnMetrics(samples);
    for (Sample sample : samples.get()) {
      metrics.observers.computeIfAbsent(sample.name(), name -> observer(meter, sample));
    }
    ObservableMeasurement[] all = metrics.observers.values().toArray(ObservableMeasurement[]::new);
    if (all.length > 0) {
      meter.batchCallback(metrics::observe, all[0], all);
    }
  }

  private static ObservableDoubleMeasurement observer(Meter meter, Sample sample) {
    return switch (sample.kind()) {
      case COUNTER ->
          meter
              .counterBuilder(sample.name())
              .setDescription(sample.help())
              .ofDoubles()
              .buildObserver();
      case GAUGE -> meter.gaugeBuilder(sample.name()).setDescription(sample.help()).buildObserver();
    };
  }

  private void observe() {
    for (Sample sample : samples.get()) {
      ObservableDoubleMeasurement observer = observers.get(sample.name());
      if (observer != null) {
        observer.record(sample.value(), attributes(sample));
      }
    }
  }

  private static Attributes attributes(Sample sample) {
    AttributesBuilder attributes = Attributes.builder();
    sample.attributes().forEach(attributes::put);
    return attributes.build();
  }
}
