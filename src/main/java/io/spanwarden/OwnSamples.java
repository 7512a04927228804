package io.spanwarden;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.Label;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.UnknownSnapshot;
import io.spanwarden.expose.LiveMeters;
import io.spanwarden.notify.Sample;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The metrics of {@code /metrics} as samples, with the names they have there. Of a histogram its
 * count and its sum. Thread-safe.
 */
record OwnSamples(LiveMeters meters, PrometheusRegistry registry)
    implements Supplier<List<Sample>> {
  @Override
  public List<Sample> get() {
    meters.refresh();
    var samples = new ArrayList<Sample>();
    for (MetricSnapshot metric : registry.scrape()) {
      add(metric, samples);
    }
    return samples;
  }

  private static void add(MetricSnapshot metric, List<Sample> samples) {
    String name = metric.getMetadata().getPrometheusName();
    String help = String.valueOf(metric.getMetadata().getHelp());
    if (metric instanceof CounterSnapshot counter) {
      counter
          .getDataPoints()
          .forEach(
              at -> samples.add(counter(name + "_total", help, at.getLabels(), at.getValue())));
    } else if (metric instanceof GaugeSnapshot gauge) {
      gauge
          .getDataPoints()
          .forEach(at -> samples.add(gauge(name, help, at.getLabels(), at.getValue())));
    } else if (metric instanceof UnknownSnapshot unknown) {
      unknown
          .getDataPoints()
          .forEach(at -> samples.add(gauge(name, help, at.getLabels(), at.getValue())));
    } else if (metric instanceof HistogramSnapshot histogram) {
      histogram
          .getDataPoints()
          .forEach(
              at -> {
                samples.add(counter(name + "_count", help, at.getLabels(), (double) at.getCount()));
                samples.add(counter(name + "_sum", help, at.getLabels(), at.getSum()));
              });
    }
  }

  private static Sample counter(String name, String help, Labels labels, double value) {
    return new Sample(name, help, Sample.Kind.COUNTER, attributes(labels), value);
  }

  private static Sample gauge(String name, String help, Labels labels, double value) {
    return new Sample(name, help, Sample.Kind.GAUGE, attributes(labels), value);
  }

  private static Map<String, String> attributes(Labels labels) {
    var attributes = new LinkedHashMap<String, String>();
    for (Label label : labels) {
      attributes.put(label.getName(), label.getValue());
    }
    return attributes;
  }
}
