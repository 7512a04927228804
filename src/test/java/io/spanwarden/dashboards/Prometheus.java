package io.spanwarden.dashboards;

import io.spanwarden.machine.Machine;
import io.spanwarden.machine.Program;
import io.spanwarden.machine.PrometheusApi;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A real Prometheus that scrapes one target every second. */
record Prometheus(Program program, PrometheusApi api) implements AutoCloseable {
  static Prometheus scraping(int target, Path folder) throws Exception {
    int port = Machine.freePort();
    PrometheusApi api = PrometheusApi.on(port);
    Path config = folder.resolve("prometheus.yml");
    Files.writeString(
        config,
        """
        global: {scrape_interval: 1s}
        scrape_configs:
          - job_name: spanwarden
            static_configs: [{targets: ["127.0.0.1:%d"]}]
        """
            .formatted(target));
    Program program =
        Program.start(
            folder.resolve("prometheus.log"),
            List.of(
                "prometheus",
                "--config.file=" + config,
                "--storage.tsdb.path=" + folder.resolve("tsdb"),
                "--web.listen-address=127.0.0.1:" + port,
                "--log.level=error"),
            Map.of(),
            api::isReady);
    return new Prometheus(program, api);
  }

  /** Waits until {@code more} further scrapes are stored. */
  void awaitScrapes(int more) throws Exception {
    api.awaitSamples("up{job=\"spanwarden\"}", more);
  }

  @Override
  public void close() {
    program.close();
  }
}
