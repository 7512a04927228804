package io.spanwarden.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.spanwarden.store.EntryKind;
import io.spanwarden.store.JournalListener;
import io.spanwarden.store.Store;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerCommandsTest {
  private static final JournalListener NOBODY =
      new JournalListener() {
        @Override
        public void written(EntryKind kind) {}

        @Override
        public void dropped(Exception problem) {}

        @Override
        public void failed(Exception problem) {}

        @Override
        public void committed(long nanos) {}
      };

  @TempDir private Path directory;

  private Store open() {
    Store store = Store.open(directory, Long.MAX_VALUE, NOBODY);
    for (int i = 1; i <= 3; i++) {
      store
          .journal()
          .append(1_000L * i, EntryKind.WINDOW, ("{\"body\":" + i + "}").getBytes(UTF_8));
    }
    store.journal().durable().orTimeout(60, TimeUnit.SECONDS).join();
    return store;
  }

  private Ran run(String... arguments) {
    String[] all = Arrays.copyOf(arguments, arguments.length + 2);
    all[arguments.length] = "--data-dir";
    all[arguments.length + 1] = directory.toString();
    return Ran.of(all);
  }

  @Test
  void anIntactLedgerIsTold() {
    try (Store store = open()) {
      Ran ran = run("verify");
      assertThat(ran.code()).as(ran.err()).isZero();
      assertThat(ran.out())
          .contains("3 entries, intact")
          .contains("1970-01-01T00:00:01Z")
          .contains("1970-01-01T00:00:03Z")
          .containsPattern("head +[0-9a-f]{64}");
      String head = ran.out().replaceAll("(?s).*head +([0-9a-f]{64}).*", "$1");
      assertThat(run("verify", "--head", head).code()).isZero();
      Ran other = run("verify", "--head", "ab".repeat(32));
      assertThat(other.code()).isOne();
      assertThat(other.err()).contains("is not in the journal");
      assertThat(run("verify", "--head", "x").code()).isEqualTo(2);
      assertThat(store.journal().lastSequence()).isEqualTo(3);
    }
  }

  @Test
  void theFirstBrokenEntryIsNamed() throws IOException {
    open().close();
    Path file = Store.file(directory);
    String content = new String(Files.readAllBytes(file), ISO_8859_1);
    try (var raw = new RandomAccessFile(file.toFile(), "rw")) {
      raw.seek(content.indexOf("{\"body\":2}") + 8);
      raw.write('7');
    }
    Ran ran = run("verify");
    assertThat(ran.code()).isOne();
    assertThat(ran.err())
        .contains("journal: entry 2 of 1970-01-01T00:00:02Z does not fit its hash");
  }

  @Test
  void noLedgerIsWrongUsage() {
    assertThat(run("verify").code()).isEqualTo(2);
    assertThat(run("verify").err()).contains("ledger.db: not found");
    assertThat(run("backup", directory.resolve("copy").toString()).code()).isEqualTo(2);
  }

  @Test
  void aBackupIsMadeBesideAWriterAndNeverOverOne() {
    Path copy = directory.resolve("copy.db");
    try (Store store = open()) {
      Ran ran = run("backup", copy.toString());
      assertThat(ran.code()).as(ran.err()).isZero();
      assertThat(ran.err()).contains("3 entries", "key of fingerprints", "To restore: stop");
      assertThat(run("verify", "--file", copy.toString()).code()).isZero();
      Ran again = run("backup", copy.toString());
      assertThat(again.code()).isOne();
      assertThat(again.err()).contains("exists");
      assertThat(store.journal().failing()).isFalse();
    }
  }

  @Test
  void helpTeachesByExample() {
    assertThat(Ran.of("verify", "--help").out()).contains("Examples:", "--head");
    assertThat(Ran.of("backup", "--help").out()).contains("Examples:", "To restore:");
  }
}
