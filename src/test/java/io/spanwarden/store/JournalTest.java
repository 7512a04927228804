package io.spanwarden.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
  @TempDir private Path directory;

  @Test
  void manyAppendsShareACommitAndKeepTheirOrder() throws Exception {
    var listener = new Counting();
    try (Store store = Store.open(directory, Long.MAX_VALUE, listener)) {
      var waiting = new ArrayList<CompletableFuture<Void>>();
      for (int i = 1; i <= 5_000; i++) {
        assertThat(Ledgers.append(store, i, EntryKind.FINDINGS)).isEqualTo(i);
        waiting.add(store.journal().durable());
      }
      CompletableFuture.allOf(waiting.toArray(CompletableFuture[]::new)).get(60, TimeUnit.SECONDS);
      var read = new ArrayList<String>();
      store
          .journal()
          .read(0, entry -> read.add(entry.sequence() + new String(entry.body(), UTF_8)));
      assertThat(read).hasSize(5_000);
      for (int i = 1; i <= 5_000; i++) {
        assertThat(read.get(i - 1)).isEqualTo(i + "{\"n\":" + i + "}");
      }
      assertThat(listener.committed.get()).isLessThan(5_000);
      assertThat(listener.written.get()).isEqualTo(5_000);
    }
    assertThat(Ledgers.verify(directory).broken()).isEmpty();
  }

  @Test
  void aFullDiskDelaysButLosesAndReordersNothing() throws Exception {
    var listener = new Counting();
    try (Store store = Store.open(directory, Long.MAX_VALUE, listener)) {
      Ledgers.append(store, 1, EntryKind.WINDOW);
      store.journal().durable().get(60, TimeUnit.SECONDS);
      // On the writer's own connection, so that it is as if the disk were full.
      store
          .journal()
          .beside(
              handle ->
                  handle.execute(
                      "CREATE TEMP TRIGGER full BEFORE INSERT ON main.journal BEGIN"
                          + " SELECT RAISE(ABORT, 'disk full'); END"));
      store.journal().durable().get(60, TimeUnit.SECONDS);
      for (int i = 2; i <= 50; i++) {
        Ledgers.append(store, i, EntryKind.FINDINGS);
      }
      CompletableFuture<Void> durable = store.journal().durable();
      assertThat(listener.failure.await(60, TimeUnit.SECONDS)).isTrue();
      for (int i = 51; i <= 60; i++) {
        Ledgers.append(store, i, EntryKind.FINDINGS);
      }
      // A new connection, as the writer opens one after a failure, has no such trigger.
      durable.get(60, TimeUnit.SECONDS);
      store.journal().durable().get(60, TimeUnit.SECONDS);
      assertThat(store.journal().failing()).isFalse();
      assertThat(listener.failed.get()).isEqualTo(1);
      var times = new ArrayList<Long>();
      store.journal().read(0, entry -> times.add(entry.atMillis()));
      assertThat(times).hasSize(60).isSorted();
    }
    assertThat(Ledgers.verify(directory).broken()).isEmpty();
  }

  @Test
  void aClosedJournalTakesNothing() {
    Store store = Ledgers.open(directory);
    store.close();
    assertThatThrownBy(() -> Ledgers.append(store, 1, EntryKind.WINDOW))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("closed");
  }

  @Test
  void readingBeginsAfterAnEntry() {
    Ledgers.fill(directory);
    try (Store store = Ledgers.open(directory)) {
      List<Long> read = new ArrayList<>();
      store.journal().read(12, entry -> read.add(entry.sequence()));
      assertThat(read).containsExactly(13L, 14L, 15L);
      assertThat(store.journal().lastAtMillis()).hasValue(15_000);
    }
  }

  private static final class Counting implements JournalListener {
    private final AtomicInteger committed = new AtomicInteger();
    private final AtomicInteger written = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private final CountDownLatch failure = new CountDownLatch(1);

    @Override
    public void written(EntryKind kind) {
      written.incrementAndGet();
    }

    @Override
    public void dropped(Exception problem) {}

    @Override
    public void failed(Exception problem) {
      failed.incrementAndGet();
      failure.countDown();
    }

    @Override
    public void committed(long nanos) {
      committed.incrementAndGet();
    }
  }
}
