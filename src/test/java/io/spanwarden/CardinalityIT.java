package io.spanwarden;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.spanwarden.event.AgentId;
import io.spanwarden.event.AgentTally;
import io.spanwarden.event.Client;
import io.spanwarden.event.Observation;
import io.spanwarden.event.PeerClass;
import io.spanwarden.event.Source;
import io.spanwarden.event.Transport;
import io.spanwarden.event.TransportSecurity;
import io.spanwarden.evidence.Ledger;
import io.spanwarden.expose.LiveMeters;
import io.spanwarden.rules.RuleBook;
import io.spanwarden.score.AgentFactors;
import io.spanwarden.score.Aivss;
import io.spanwarden.score.NextSteps;
import io.spanwarden.score.Scorer;
import io.spanwarden.store.Store;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How many series a scrape has: with what is shipped, and with as many agents as are told apart.
 */
class CardinalityIT {
  private static final int SHIPPED = 6_000;
  private static final int AT_THE_CAPS = 11_500;

  @TempDir private Path folder;

  private final RuleBook rules = RuleBook.load(Optional.empty());

  @Test
  void aScrapeStaysWithinItsBounds(@TempDir Path directory) throws Exception {
    long shipped;
    try (RunningServer server = RunningServer.start(directory)) {
      shipped = series(server.get("/metrics"));
    }
    long atTheCaps = shipped - live(0) + live(Ledger.MAX_AGENTS);
    System.out.printf("series: %d shipped, %d at the caps%n", shipped, atTheCaps);
    assertThat(shipped).isBetween(1_000L, (long) SHIPPED);
    assertThat(atTheCaps).isBetween(shipped, (long) AT_THE_CAPS);
  }

  /** Returns the series that follow from the scores, with further agents that have factors. */
  private long live(int agents) {
    try (Store store = Store.open(folder, 1L << 30, new JournalMeters(new SimpleMeterRegistry()))) {
      return live(agents, Ledger.open(rules.evidence(), InstantSource.system(), 100, store));
    }
  }

  private long live(int agents, Ledger ledger) {
    Map<AgentId, AgentFactors> factors = new HashMap<>(rules.factors());
    AgentFactors known = Objects.requireNonNull(factors.get(new AgentId("codex")));
    for (int i = 0; i < agents; i++) {
      var agent = new AgentId("agent-" + i);
      factors.put(agent, known.as(agent));
      ledger.record(seen(agent));
    }
    var scorer = new Scorer(rules.evidence(), Aivss.V0_8);
    var nextSteps = new NextSteps(rules.evidence(), scorer, Set.of());
    var scores = new Scoreboard(ledger, scorer, nextSteps, () -> factors, InstantSource.system());
    var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    var unused = new LiveMeters(registry, scores, id -> true, "test", Set.of(), Set.of());
    return series(registry.scrape());
  }

  private static Observation seen(AgentId agent) {
    var source =
        new Source(
            "otlp_http",
            Transport.HTTP_PROTOBUF,
            TransportSecurity.PLAINTEXT,
            PeerClass.LOOPBACK,
            false,
            Optional.empty(),
            Client.OTHER,
            Optional.empty());
    return new Observation(source, 1, List.of(new AgentTally(agent, false, 1, 1)), List.of(), "");
  }

  private static long series(String scrape) {
    return scrape.lines().filter(line -> !line.startsWith("#")).count();
  }
}
