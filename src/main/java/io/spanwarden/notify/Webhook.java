package io.spanwarden.notify;

import com.linecorp.armeria.client.ClientFactory;
import com.linecorp.armeria.client.ClientFactoryBuilder;
import io.spanwarden.event.Finding;
import io.spanwarden.event.FindingClass;
import io.spanwarden.event.InvalidConfigException;
import io.spanwarden.event.Severity;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** Posts grave findings to URLs, each with a queue of its own. Thread-safe. */
public final class Webhook implements FindingSink {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);
  private static final Duration DRAIN = Duration.ofSeconds(3);
  private static final int CAPACITY = 10_000;

  private final Severity minimum;
  private final ClientFactory factory;
  private final List<WebhookQueue> queues = new ArrayList<>();

  private Webhook(
      WebhookSettings settings,
      String version,
      InstantSource clock,
      Function<String, Timer> timers) {
    this.minimum = settings.minimum();
    this.factory = factory(settings);
    var backoff =
        new Backoff(
            Duration.ofSeconds(1),
            Duration.ofMinutes(5),
            () -> ThreadLocalRandom.current().nextDouble());
    for (URI url : settings.urls()) {
      var sender = new WebhookSender(url, factory, settings.secret(), version, clock);
      Timer timer = timers.apply("notify-webhook-" + queues.size());
      String name = Endpoint.shown(url);
      queues.add(new WebhookQueue(name, sender::send, timer, clock, backoff, CAPACITY));
    }
  }

  /**
   * Starts the channel {@code webhook}.
   *
   * @param settings that {@link WebhookSettings#validate} found usable
   * @param version our own, for the user agent
   * @param clock for times in messages, waits and ages
   * @throws InvalidConfigException if the authority's file cannot be used
   */
  public static Webhook start(WebhookSettings settings, String version, InstantSource clock) {
    return start(settings, version, clock, Timer::start);
  }

  static Webhook start(
      WebhookSettings settings,
      String version,
      InstantSource clock,
      Function<String, Timer> timers) {
    return new Webhook(settings, version, clock, timers);
  }

  private static ClientFactory factory(WebhookSettings settings) {
    ClientFactoryBuilder builder = ClientFactory.builder().connectTimeout(CONNECT_TIMEOUT);
    settings.authority().ifPresent(file -> builder.tlsProvider(Authority.read("webhook.ca", file)));
    return builder.build();
  }

  @Override
  public String channel() {
    return "webhook";
  }

  @Override
  public void accept(Notice notice) {
    Finding finding = notice.finding();
    if (finding.findingClass() == FindingClass.REAL && finding.severity().compareTo(minimum) >= 0) {
      queues.forEach(queue -> queue.accept(notice));
    }
  }

  @Override
  public ChannelStats stats() {
    Optional<Instant> oldest =
        queues.stream().flatMap(queue -> queue.oldest().stream()).min(Instant::compareTo);
    return new ChannelStats(
        sum(WebhookQueue::delivered),
        sum(WebhookQueue::retried),
        sum(WebhookQueue::dropped),
        oldest);
  }

  private long sum(ToLongFunction<WebhookQueue> count) {
    return queues.stream().mapToLong(count).sum();
  }

  @Override
  public void close() {
    long deadline = System.nanoTime() + DRAIN.toNanos();
    queues.forEach(queue -> queue.close(deadline));
    factory.close();
  }
}
