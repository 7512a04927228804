package io.spanwarden;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.spanwarden.evidence.FindingRecord;
import io.spanwarden.evidence.LedgerChange;
import io.spanwarden.evidence.LedgerChange.Effect;
import io.spanwarden.expose.FindingView;
import io.spanwarden.expose.Scores;
import io.spanwarden.notify.Change;
import io.spanwarden.notify.ChannelStats;
import io.spanwarden.notify.FindingSink;
import io.spanwarden.notify.Notice;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/**
 * Tells the channels of every finding that was opened or raised and that weighs. Thread-safe; waits
 * for nothing. The series of both channels exist, whether they are configured or not.
 */
final class Notifications implements Consumer<List<LedgerChange>> {
  private static final List<String> CHANNELS = List.of("webhook", "otlp_logs");

  private final List<FindingSink> sinks;
  private final Scores scores;

  Notifications(List<FindingSink> sinks, Scores scores, MeterRegistry registry) {
    this.sinks = List.copyOf(sinks);
    this.scores = scores;
    CHANNELS.forEach(channel -> register(channel, registry));
  }

  private void register(String channel, MeterRegistry registry) {
    count(channel, "delivered", ChannelStats::delivered, registry);
    count(channel, "retried", ChannelStats::retried, registry);
    count(channel, "dropped", ChannelStats::dropped, registry);
    Gauge.builder(
            "spanwarden.notification.oldest.pending.timestamp.seconds",
            this,
            all ->
                all.stats(channel)
                        .flatMap(ChannelStats::oldestPending)
                        .map(Instant::toEpochMilli)
                        .orElse(0L)
                    / 1000.0)
        .description("When the oldest finding that is not yet delivered was found, 0 = none")
        .tag("channel", channel)
        .strongReference(true)
        .register(registry);
  }

  private void count(
      String channel,
      String outcome,
      ToDoubleFunction<ChannelStats> count,
      MeterRegistry registry) {
    FunctionCounter.builder(
            "spanwarden.notifications",
            this,
            all -> all.stats(channel).map(count::applyAsDouble).orElse(0.0))
        .description("Findings that were to leave by a channel")
        .tag("channel", channel)
        .tag("outcome", outcome)
        .register(registry);
  }

  private Optional<ChannelStats> stats(String channel) {
    return sinks.stream()
        .filter(sink -> sink.channel().equals(channel))
        .map(FindingSink::stats)
        .findFirst();
  }

  @Override
  public void accept(List<LedgerChange> changes) {
    if (sinks.isEmpty()) {
      return;
    }
    for (LedgerChange change : changes) {
      if (change.news() && change.record().finding().weighs()) {
        Notice notice = notice(change);
        sinks.forEach(sink -> sink.accept(notice));
      }
    }
  }

  private static Change told(Effect effect) {
    return switch (effect) {
      case OPENED -> Change.OPENED;
      case REOPENED -> Change.REOPENED;
      case RAISED, REPEATED, SUPPRESSED -> Change.RAISED;
    };
  }

  private Notice notice(LedgerChange change) {
    FindingRecord record = change.record();
    return new Notice(
        record.id(),
        record.finding(),
        told(change.effect()),
        record.firstSeen(),
        record.lastSeen(),
        record.count(),
        () -> FindingView.document(record, scores.of(record.finding().agent())));
  }
}
