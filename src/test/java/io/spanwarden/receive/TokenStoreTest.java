package io.spanwarden.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spanwarden.event.AgentId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenStoreTest {
  private static final Instant NOW = Instant.parse("2026-11-20T21:18:21Z");
  private static final Optional<AgentId> AGENT = Optional.of(new AgentId("dash0"));

  @TempDir private Path directory;
  private TokenStore store;

  @BeforeEach
  void open() throws IOException {
    store = reopened();
  }

  @Test
  void issuesATokenOfTwoHundredBits() throws IOException {
    IssuedToken token = store.create(AGENT, TokenRole.INGEST, "laptop");

    assertThat(token.plaintext()).matches("spw_[a-z2-7]{8}_[a-z2-7]{40}");
    assertThat(token.plaintext()).startsWith("spw_" + token.info().id() + "_");
    assertThat(token.info())
        .isEqualTo(new TokenInfo(token.info().id(), TokenRole.INGEST, AGENT, NOW, "laptop"));
    assertThat(token.toString()).doesNotContain(token.plaintext());
  }

  @Test
  void keepsOnlyAHash_inAFileOfItsOwner() throws IOException {
    IssuedToken token = store.create(AGENT, TokenRole.INGEST, "laptop");
    Path file = directory.resolve("tokens");

    assertThat(Files.readString(file)).doesNotContain(token.plaintext().substring(13));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    try (var files = Files.list(directory)) {
      assertThat(files.map(Path::getFileName).map(Path::toString))
          .containsExactlyInAnyOrder("tokens", "tokens.lock");
    }
  }

  @Test
  void verifiesWhatItIssued_alsoAfterARestart() throws IOException {
    IssuedToken token = store.create(AGENT, TokenRole.INGEST, "a note\u00e9");

    for (TokenStore either : List.of(store, reopened())) {
      assertThat(either.verify("Bearer " + token.plaintext())).contains(token.info());
      assertThat(either.list()).containsExactly(token.info());
      assertThat(either.boundAgents()).containsExactly(AGENT.orElseThrow());
    }
  }

  @Test
  void verifiesNothingElse() throws IOException {
    String plaintext = store.create(AGENT, TokenRole.INGEST, "").plaintext();
    String last = plaintext.endsWith("a") ? "b" : "a";
    String changed = plaintext.substring(0, plaintext.length() - 1) + last;

    for (String wrong : List.of(changed, plaintext + "a", "", "spw_", "x".repeat(53))) {
      assertThat(store.verify("Bearer " + wrong)).isEmpty();
    }
    assertThat(store.verify("")).isEmpty();
    assertThat(store.verify("Bearer")).isEmpty();
  }

  @Test
  void forgetsWhatIsRevoked() throws IOException {
    IssuedToken token = store.create(AGENT, TokenRole.INGEST, "");

    assertThat(store.revoke(token.info().id())).isTrue();
    assertThat(store.revoke(token.info().id())).isFalse();
    assertThat(store.verify("Bearer " + token.plaintext())).isEmpty();
    assertThat(store.boundAgents()).isEmpty();
  }

  @Test
  void seesWhatAnotherProcessDoes() throws IOException {
    TokenStore other = reopened();
    IssuedToken token = other.create(AGENT, TokenRole.INGEST, "");

    assertThat(store.verify("Bearer " + token.plaintext())).contains(token.info());
    other.revoke(token.info().id());
    assertThat(store.verify("Bearer " + token.plaintext())).isEmpty();
  }

  @Test
  void keepsTheLastGoodTokens_whenTheFileIsBroken() throws IOException {
    IssuedToken token = store.create(AGENT, TokenRole.INGEST, "");
    Files.writeString(directory.resolve("tokens"), "broken\n");

    assertThat(store.verify("Bearer " + token.plaintext())).contains(token.info());
    assertThatThrownBy(this::reopened)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("line 1");
  }

  @Test
  void losesNothing_whenManyIssueAtOnce() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    List<Future<IssuedToken>> issued = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      TokenStore own = reopened();
      issued.add(threads.submit(() -> own.create(AGENT, TokenRole.INGEST, "")));
    }
    Set<TokenInfo> all = new HashSet<>();
    for (Future<IssuedToken> each : issued) {
      all.add(each.get().info());
    }
    threads.shutdown();

    assertThat(all).hasSize(20);
    assertThat(store.list()).containsExactlyInAnyOrderElementsOf(all);
  }

  @Test
  void refusesNotesOfSeveralLines_andIngestWithoutAgent() {
    assertThatThrownBy(() -> store.create(AGENT, TokenRole.INGEST, "a\tb"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("one line");
    assertThatThrownBy(() -> store.create(Optional.empty(), TokenRole.INGEST, ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("agent: none");
  }

  private TokenStore reopened() throws IOException {
    return TokenStore.open(directory, InstantSource.fixed(NOW), Duration.ZERO);
  }
}
