package io.spanwarden.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {
  private static final long DAY = Duration.ofDays(1).toMillis();

  @TempDir private Path directory;

  @Test
  void aSecondOpenerIsRefusedAndToldWhere() {
    try (Store store = Ledgers.open(directory)) {
      assertThat(store.journal().lastSequence()).isZero();
      assertThatThrownBy(() -> Ledgers.open(directory))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining(directory.toString())
          .hasMessageContaining("in use");
    }
  }

  @Test
  void aLedgerOfANewerProgramIsRefused() {
    Ledgers.fill(directory);
    Ledgers.change(directory, "UPDATE flyway_schema_history SET version = '2'");
    assertThatThrownBy(() -> Ledgers.open(directory))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("schema 2 (expected: at most 1");
    assertThatThrownBy(() -> StoreReader.open(Store.file(directory)))
        .hasMessageContaining("schema 2 (expected: at most 1");
  }

  @Test
  void allFilesAreTheOwnersAlone() throws IOException {
    try (Store store = Ledgers.open(directory)) {
      Ledgers.append(store, 1, EntryKind.WINDOW);
      store.journal().durable().orTimeout(60, TimeUnit.SECONDS).join();
      Path copy = directory.resolve("copy");
      Store.backup(directory, copy);
      try (Stream<Path> files = Files.list(directory).filter(Files::isRegularFile)) {
        assertThat(files)
            .contains(copy, Store.file(directory))
            .allSatisfy(
                file ->
                    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .as("%s", file)
                        .isEqualTo("rw-------"));
      }
    }
  }

  @Test
  void whatAKilledProcessUnpackedIsSweptUp() throws IOException {
    Path folder = Files.createDirectory(directory.resolve("native"));
    Path left = Files.writeString(folder.resolve("sqlite-1.2.3-dead-libsqlitejdbc.so"), "x");
    Path lock = Files.writeString(folder.resolve("sqlite-1.2.3-dead-libsqlitejdbc.so.lck"), "");
    try (Store store = Ledgers.open(directory)) {
      assertThat(store.bytes()).isPositive();
      assertThat(left).doesNotExist();
      assertThat(lock).doesNotExist();
    }
  }

  @Test
  void aBackupMadeWhileEntriesAreAppendedIsIntact() {
    try (Store store = Ledgers.open(directory)) {
      for (int i = 1; i <= 2_000; i++) {
        Ledgers.append(store, i, EntryKind.FINDINGS);
        if (i == 1_000) {
          store.journal().durable().orTimeout(60, TimeUnit.SECONDS).join();
        }
      }
      Path copy = directory.resolve("copy.db");
      Store.backup(directory, copy);
      try (StoreReader reader = StoreReader.open(copy)) {
        ChainReport report = reader.verify(Optional.empty());
        assertThat(report.broken()).isEmpty();
        assertThat(report.entries()).isBetween(1_000L, 2_000L);
      }
      assertThatThrownBy(() -> Store.backup(directory, copy)).hasMessageContaining("exists");
    }
  }

  @Test
  void aBackupIsOpenedLikeTheLedgerThatItWas() throws IOException {
    Ledgers.fill(directory);
    Path other = Files.createDirectory(directory.resolve("restored"));
    Store.backup(directory, Store.file(other));
    try (Store store = Ledgers.open(other)) {
      assertThat(Ledgers.append(store, 16_000, EntryKind.WINDOW)).isEqualTo(16);
    }
    assertThat(Ledgers.verify(other).broken()).isEmpty();
  }

  @Test
  void aBackupThatCannotBeWrittenLeavesNothing() {
    Ledgers.fill(directory);
    Path nowhere = directory.resolve("none/copy.db");
    assertThatThrownBy(() -> Store.backup(directory, nowhere)).isInstanceOf(StoreException.class);
    assertThat(nowhere).doesNotExist();
  }

  @Test
  void aPrunedLedgerIsIntactAndKeepsDecisions() {
    try (Store store = Ledgers.open(directory)) {
      long at = 0;
      for (int day = 0; day < 60; day++) {
        at = (day + 1) * DAY;
        Ledgers.append(store, at, EntryKind.FINDINGS);
        Ledgers.append(store, at, EntryKind.OPERATOR);
        long last = store.journal().lastSequence();
        store.journal().checkpoint(last, at, at, "{}".getBytes(UTF_8));
      }
      store.prune(at);
      store.journal().durable().orTimeout(60, TimeUnit.SECONDS).join();
    }
    ChainReport report = Ledgers.verify(directory);
    assertThat(report.broken()).isEmpty();
    assertThat(report.pruned()).isEqualTo(89); // the checkpoint of 30 days ago
    assertThat(report.entries()).isEqualTo(180 - 89);
    assertThat(report.decisions()).isEqualTo(30);
    try (Store store = Ledgers.open(directory)) {
      assertThat(store.checkpoints().oldestFrom(0))
          .hasValueSatisfying(oldest -> assertThat(oldest.sequence()).isEqualTo(89));
      assertThat(Ledgers.append(store, 61 * DAY, EntryKind.WINDOW)).isEqualTo(181);
      store.prune(61 * DAY);
    }
    assertThat(Ledgers.verify(directory).broken()).isEmpty();
    Ledgers.change(directory, "UPDATE audit SET body = X'00' WHERE sequence = 5");
    assertThat(Ledgers.verify(directory).broken())
        .hasValueSatisfying(
            broken -> {
              assertThat(broken.chain()).isEqualTo("audit");
              assertThat(broken.sequence()).isEqualTo(5);
            });
  }

  @Test
  void aPrunedLedgerWithoutTheCheckpointOnWhichItStandsIsBroken() {
    aPrunedLedgerIsIntactAndKeepsDecisions();
    Ledgers.change(directory, "UPDATE audit SET body = X'00' WHERE sequence = 5");
    Ledgers.change(directory, "DELETE FROM checkpoint WHERE sequence < 100");
    assertThat(Ledgers.verify(directory).broken())
        .hasValueSatisfying(
            broken -> {
              assertThat(broken.chain()).isEqualTo("checkpoint");
              assertThat(broken.problem()).contains("missing");
            });
  }

  @Test
  void aLogThatWasCutAnywhereGivesAPrefixOfTheEntries() throws IOException {
    Path wal = Path.of(Store.file(directory) + "-wal");
    byte[] main;
    byte[] log;
    try (Store store = Ledgers.open(directory);
        Handle holdsTheLog = Ledgers.raw(directory)) {
      assertThat(holdsTheLog.isClosed()).isFalse();
      for (int i = 1; i <= 20; i++) {
        Ledgers.append(store, i, EntryKind.FINDINGS);
        store.journal().durable().orTimeout(60, TimeUnit.SECONDS).join();
      }
      main = Files.readAllBytes(Store.file(directory));
      log = Files.readAllBytes(wal);
    }
    var lengths = new ArrayList<Long>();
    for (int cut = 0; cut <= 40; cut++) {
      Path other = Files.createDirectory(directory.resolve("cut" + cut));
      Files.write(Store.file(other), main);
      int length = (int) ((long) log.length * cut / 40);
      Files.write(Path.of(Store.file(other) + "-wal"), Arrays.copyOf(log, length));
      try (Store store = Ledgers.open(other)) {
        var sequence = new ArrayList<Long>();
        store.journal().read(0, entry -> sequence.add(entry.sequence()));
        assertThat(sequence).isSorted();
        lengths.add((long) sequence.size());
        assertThat(Ledgers.append(store, 99, EntryKind.WINDOW)).isEqualTo(sequence.size() + 1);
      }
      assertThat(Ledgers.verify(other).broken()).as("cut %d", cut).isEmpty();
    }
    assertThat(lengths).isSorted().endsWith(20L);
    assertThat(lengths.stream().distinct().count()).isGreaterThan(5);
  }
}
