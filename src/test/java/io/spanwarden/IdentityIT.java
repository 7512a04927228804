package io.spanwarden;

import static org.assertj.core.api.Assertions.assertThat;

import io.spanwarden.cli.Capture;
import io.spanwarden.cli.FreshValues;
import io.spanwarden.event.AgentId;
import io.spanwarden.receive.TokenRole;
import io.spanwarden.receive.TokenStore;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may speak for an agent. */
class IdentityIT {
  private static final AgentId NATIVE = new AgentId("claude-code-otel");

  @TempDir Path dataDir;

  private final Capture capture;

  IdentityIT() throws Exception {
    capture =
        Capture.load(
            "demo/claude-code/http-json/secrets", new FreshValues(new SplittableRandom(5)));
  }

  private void send(RunningServer server, Map<String, String> more) throws Exception {
    for (Capture.Request request : capture.requests()) {
      var headers = new HashMap<>(request.headers());
      headers.putAll(more);
      int status = server.post(new Capture.Request(request.path(), headers, request.body()));
      assertThat(status).isEqualTo(200);
    }
  }

  @Test
  void aClaimWithoutTheBoundCredentialMovesNobodyElse() throws Exception {
    TokenStore.open(dataDir, InstantSource.system())
        .create(Optional.of(NATIVE), TokenRole.INGEST, "");
    try (RunningServer server = RunningServer.start(dataDir)) {
      send(server, Map.of());
      assertThat(server.agent("claude-code-otel").get("headline").decimalValue())
          .isEqualByComparingTo("4.1");
      assertThat(server.agent("claude-code-otel.unverified").get("headline").decimalValue())
          .isEqualByComparingTo("8.4");
      assertThat(server.findings())
          .allSatisfy(finding -> assertThat(finding.get("verified").asBoolean()).isFalse());
    }
  }

  @Test
  void theBoundCredentialVouchesForTheAgent_asBearerAndAsBasic() throws Exception {
    String token =
        TokenStore.open(dataDir, InstantSource.system())
            .create(Optional.of(NATIVE), TokenRole.INGEST, "")
            .plaintext();
    String basic =
        java.util.Base64.getEncoder()
            .encodeToString(("anyone:" + token).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    try (RunningServer server = RunningServer.start(dataDir)) {
      send(server, Map.of("authorization", "Bearer " + token));
      send(server, Map.of("authorization", "Basic " + basic));
      assertThat(server.agent("claude-code-otel").get("headline").decimalValue())
          .isEqualByComparingTo("8.4");
      assertThat(server.findings())
          .isNotEmpty()
          .allSatisfy(
              finding -> {
                assertThat(finding.get("verified").asBoolean()).isTrue();
                assertThat(finding.get("transport").get("credential").asText())
                    .startsWith("token:");
              });
      assertThat(server.findings().toString()).doesNotContain(token);
    }
  }

  @Test
  void aRedeliveryCountsNothing() throws Exception {
    try (RunningServer server = RunningServer.start(dataDir)) {
      send(server, Map.of());
      var before = server.findings().toString();
      send(server, Map.of());
      assertThat(server.findings())
          .filteredOn(finding -> !finding.get("match").isNull())
          .isNotEmpty()
          .allSatisfy(f -> assertThat(before).contains("\"last_seen\":" + f.get("last_seen")));
    }
  }
}
