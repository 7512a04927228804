package io.spanwarden.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChainVerifierTest {
  @TempDir private Path directory;

  @BeforeEach
  void fill() {
    Ledgers.fill(directory);
  }

  @Test
  void anUntouchedLedgerIsIntact() {
    ChainReport report = Ledgers.verify(directory);
    assertThat(report.broken()).isEmpty();
    assertThat(report.entries()).isEqualTo(15);
    assertThat(report.firstAtMillis()).hasValue(1_000);
    assertThat(report.lastAtMillis()).hasValue(15_000);
    assertThat(report.head()).matches("[0-9a-f]{64}");
    assertThat(report.known()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "UPDATE journal SET at_millis = at_millis + 1 WHERE sequence = 7 | 7",
        "UPDATE journal SET kind = 'findingr' WHERE sequence = 7 | 7",
        "UPDATE journal SET kind = 'window' WHERE sequence = 7 | 7",
        "UPDATE journal SET body = X'7b226e223a367d' WHERE sequence = 7 | 7",
        "UPDATE journal SET body = zeroblob(0) WHERE sequence = 7 | 7",
        "UPDATE journal SET hash = zeroblob(32) WHERE sequence = 7 | 7",
        "UPDATE journal SET sequence = 99 WHERE sequence = 7 | 8",
        "DELETE FROM journal WHERE sequence = 7 | 8",
        "DELETE FROM journal WHERE sequence <= 7 | 8",
        "INSERT INTO cut VALUES ('journal', 0, X'01') | 1",
        "INSERT INTO cut VALUES ('journal', 3, zeroblob(32)) | 1"
      })
  void whateverIsChangedOfAnEntryItIsNamed(String statement, long named) {
    Ledgers.change(directory, statement);
    assertThat(Ledgers.verify(directory).broken())
        .hasValueSatisfying(
            broken -> {
              assertThat(broken.chain()).isEqualTo("journal");
              assertThat(broken.sequence()).isEqualTo(named);
              assertThat(broken.atMillis()).isPresent();
              assertThat(broken.problem()).contains("expected");
            });
  }

  @Test
  void twoEntriesThatChangedPlacesAreNamed() {
    Ledgers.change(directory, "UPDATE journal SET sequence = 100 WHERE sequence = 4");
    Ledgers.change(directory, "UPDATE journal SET sequence = 4 WHERE sequence = 5");
    Ledgers.change(directory, "UPDATE journal SET sequence = 5 WHERE sequence = 100");
    assertThat(Ledgers.verify(directory).broken())
        .hasValueSatisfying(broken -> assertThat(broken.sequence()).isEqualTo(4));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "UPDATE checkpoint SET state = zeroblob(9)",
        "UPDATE checkpoint SET at_millis = at_millis + 1",
        "UPDATE checkpoint SET sequence = sequence + 1",
        "INSERT INTO checkpoint VALUES (14, 14000, X'00')"
      })
  void aCheckpointThatIsNotTheOneInTheChainIsNamed(String statement) {
    Ledgers.change(directory, statement);
    assertThat(Ledgers.verify(directory).broken())
        .hasValueSatisfying(broken -> assertThat(broken.chain()).isEqualTo("checkpoint"));
  }

  @Test
  void aMissingTailShowsAgainstAHeadThatWasNoted() {
    String noted = Ledgers.verify(directory).head();
    assertThat(Ledgers.verify(directory, Optional.of(noted)).known()).isTrue();
    Ledgers.change(directory, "DELETE FROM journal WHERE sequence > 13");
    ChainReport cut = Ledgers.verify(directory, Optional.of(noted));
    assertThat(cut.broken()).isEmpty();
    assertThat(cut.known()).isFalse();
  }

  @Test
  void aHeadOfThePastStaysKnown() {
    String noted = Ledgers.verify(directory).head();
    try (Store store = Ledgers.open(directory)) {
      Ledgers.append(store, 20_000, EntryKind.WINDOW);
    }
    assertThat(Ledgers.verify(directory, Optional.of(noted)).known()).isTrue();
  }

  @Test
  void anEntryIsNeverOlderThanTheOneBefore() {
    try (Store store = Ledgers.open(directory)) {
      Ledgers.append(store, 3, EntryKind.WINDOW);
    }
    ChainReport report = Ledgers.verify(directory);
    assertThat(report.broken()).isEmpty();
    assertThat(report.lastAtMillis()).hasValue(15_000);
  }

  @Test
  void timeThatGoesBackIsNamedEvenIfTheHashFits() {
    byte[] body = {1};
    try (Handle handle = Ledgers.raw(directory)) {
      byte[] before =
          handle
              .createQuery("SELECT hash FROM journal WHERE sequence = 15")
              .mapTo(byte[].class)
              .one();
      byte[] hash = new ChainHash().next(before, 16, 3, "window", body);
      handle.execute("INSERT INTO journal VALUES (16, 3, 'window', ?, ?)", body, hash);
    }
    assertThat(Ledgers.verify(directory).broken())
        .hasValueSatisfying(
            broken -> {
              assertThat(broken.sequence()).isEqualTo(16);
              assertThat(broken.problem()).contains("older");
            });
  }

  @Test
  void aLedgerIsCheckedWhileItIsWritten() {
    try (Store store = Ledgers.open(directory)) {
      Ledgers.append(store, 20_000, EntryKind.WINDOW);
      store.journal().durable().orTimeout(60, TimeUnit.SECONDS).join();
      ChainReport report = Ledgers.verify(directory);
      assertThat(report.broken()).isEmpty();
      assertThat(report.entries()).isEqualTo(16);
    }
  }

  @Test
  void aFileThatIsNoLedgerIsRefused() throws IOException {
    Path other = directory.resolve("other.db");
    Files.writeString(other, "not a database, but long enough to be looked at".repeat(9));
    assertThatThrownBy(() -> StoreReader.open(other))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("other.db");
    assertThatThrownBy(() -> StoreReader.open(directory.resolve("none.db")))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("none.db: not found");
  }
}
