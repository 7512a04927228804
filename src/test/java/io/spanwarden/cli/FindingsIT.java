package io.spanwarden.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.spanwarden.RunningServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands for findings against a running server. */
class FindingsIT {
  private RunningServer server;

  @BeforeEach
  void start(@TempDir Path dataDir) throws Exception {
    server = RunningServer.start(dataDir);
    server.send(
        Capture.load(
            "demo/claude-code/http-json/secrets", new FreshValues(new SplittableRandom(7))));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Ran run(String... arguments) {
    var all = new ArrayList<String>(List.of("findings"));
    all.addAll(List.of(arguments));
    all.add("--url=http://127.0.0.1:" + server.consolePort());
    return Ran.of(all.toArray(String[]::new));
  }

  @Test
  void aFindingIsFoundShownResolvedSuppressedAndOpenedAgain() {
    Ran list = run("list", "--severity=high", "--category=secret", "--format=ndjson");
    assertThat(list.code()).isZero();
    String id = list.jsonLines().get(0).get("id").asText();
    assertThat(run("list", "--fail-on=high").code()).isEqualTo(1);
    assertThat(run("list").out()).contains(id);

    Ran resolved = run("resolve", id, "--reason=revoked at the issuer");
    assertThat(resolved.code()).as(resolved.err()).isZero();
    assertThat(resolved.out()).contains(id + "  resolved");
    assertThat(run("list").out()).doesNotContain(id);
    assertThat(run("list", "--status=resolved").out()).contains(id);

    assertThat(run("suppress", id, "--until=30d", "--reason=test account").code()).isZero();
    assertThat(run("show", id).out())
        .contains("suppressed until 20", "suppressed by local until 20", ": test account");
    Ran late = run("suppress", id, "--until=181d", "--reason=test account");
    assertThat(late.code()).isEqualTo(2);
    assertThat(late.err()).contains(id + ": until: ").contains("expected: at most");

    assertThat(run("reopen", id, "--reason=it is real").code()).isZero();
    assertThat(run("list").out()).contains(id);
    assertThat(run("show", id).out()).contains("reopened by local: it is real");
    assertThat(run("show", "01NOSUCH").code()).isEqualTo(2);
  }
}
