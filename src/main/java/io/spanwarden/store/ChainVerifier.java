package io.spanwarden.store;

import io.spanwarden.store.ChainReport.Broken;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.result.ResultIterable;
import org.jspecify.annotations.Nullable;

/** Walks along the chains of a ledger up to the first entry that is not as it was written. */
// The chain has no key: who can write the file can also forge all of it from some entry on. A head
// that was noted elsewhere shows that too.
final class ChainVerifier {
  private static final String JOURNAL = "journal";
  private static final String AUDIT = "audit";
  private static final String CHECKPOINT = "checkpoint";

  private final Handle handle;
  private final String wanted;
  private final ChainHash chain = new ChainHash();
  private final Map<Long, CheckpointSeal> seals = new HashMap<>();
  private long entries;
  private long decisions;
  private OptionalLong first = OptionalLong.empty();
  private OptionalLong last = OptionalLong.empty();
  private boolean known;

  ChainVerifier(Handle handle, Optional<String> wanted) {
    this.handle = handle;
    this.wanted = wanted.orElse("");
    this.known = wanted.isEmpty();
  }

  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  private record Row(
      long sequence, long at, String kind, byte @Nullable [] body, byte @Nullable [] hash) {
    Optional<Broken> broken(String chain, String problem) {
      return Optional.of(new Broken(chain, sequence, OptionalLong.of(at), problem));
    }
  }

  ChainReport verify() {
    ChainEnd start = ChainEnd.start(handle, JOURNAL);
    var head = new byte[][] {start.hash()};
    Optional<Broken> broken = journal(start, head).or(() -> checkpoints(start)).or(this::audit);
    return new ChainReport(
        entries,
        first,
        last,
        decisions,
        start.sequence(),
        HexFormat.of().formatHex(head[0]),
        known,
        broken);
  }

  private Optional<Broken> journal(ChainEnd start, byte[][] head) {
    see(start.hash());
    long before = start.sequence();
    try (var rows =
        rows("SELECT sequence, at_millis, kind, body, hash FROM journal ORDER BY sequence")
            .iterator()) {
      while (rows.hasNext()) {
        Row row = rows.next();
        if (row.sequence() != before + 1) {
          return row.broken(
              JOURNAL, "follows entry " + before + " (expected: entry " + (before + 1) + ")");
        }
        Optional<Broken> broken = next(JOURNAL, row, head, last);
        if (broken.isPresent()) {
          return broken;
        }
        before = row.sequence();
        entries++;
        first = first.isEmpty() ? OptionalLong.of(row.at()) : first;
        last = OptionalLong.of(row.at());
        see(head[0]);
        if (row.kind().equals(EntryKind.CHECKPOINT.label()) && row.body() != null) {
          Optional<CheckpointSeal> seal = CheckpointSeal.of(row.body());
          if (seal.isEmpty()) {
            return row.broken(JOURNAL, "is no digest of a checkpoint (expected: one)");
          }
          seals.put(seal.get().sequence(), seal.get());
        }
      }
      return Optional.empty();
    } catch (JdbiException e) {
      return unreadable(JOURNAL, before + 1);
    }
  }

  private void see(byte[] hash) {
    known = known || HexFormat.of().formatHex(hash).equals(wanted);
  }

  private Optional<Broken> next(String name, Row row, byte[][] head, OptionalLong before) {
    if (row.body() == null || row.hash() == null) {
      return row.broken(name, "is empty (expected: a body and a hash)");
    }
    byte[] hash = chain.next(head[0], row.sequence(), row.at(), row.kind(), row.body());
    if (!Arrays.equals(hash, row.hash())) {
      return row.broken(
          name, "does not fit its hash, or the entry before it (expected: as it was written)");
    }
    if (before.isPresent() && row.at() < before.getAsLong()) {
      return row.broken(
          name, "is older than the entry before it (expected: time that never goes back)");
    }
    head[0] = hash;
    return Optional.empty();
  }

  private Optional<Broken> checkpoints(ChainEnd start) {
    boolean stands = start.sequence() == 0;
    long before = 0;
    try (var rows =
        rows("SELECT sequence, at_millis, 'checkpoint', state, NULL FROM checkpoint"
                + " ORDER BY sequence")
            .iterator()) {
      while (rows.hasNext()) {
        Row row = rows.next();
        before = row.sequence();
        stands = stands || row.sequence() == start.sequence();
        CheckpointSeal seal = seals.get(row.sequence());
        if (seal == null) {
          return row.broken(CHECKPOINT, "has no entry in the journal (expected: its digest)");
        }
        if (row.body() == null
            || !seal.sha256().equals(CheckpointSeal.digest(row.body()))
            || seal.atMillis() != row.at()) {
          return row.broken(
              CHECKPOINT, "does not fit the digest in the journal (expected: as it was written)");
        }
      }
    } catch (JdbiException e) {
      return unreadable(CHECKPOINT, before + 1);
    }
    return stands
        ? Optional.empty()
        : Optional.of(
            new Broken(
                CHECKPOINT,
                start.sequence(),
                OptionalLong.empty(),
                "is missing (expected: the one on which the journal stands)"));
  }

  private Optional<Broken> audit() {
    ChainEnd start = ChainEnd.start(handle, AUDIT);
    var head = new byte[][] {start.hash()};
    OptionalLong time = OptionalLong.empty();
    long before = start.sequence();
    try (var rows =
        rows("SELECT sequence, at_millis, 'operator', body, hash FROM audit ORDER BY sequence")
            .iterator()) {
      while (rows.hasNext()) {
        Row row = rows.next();
        Optional<Broken> broken = next(AUDIT, row, head, time);
        if (broken.isPresent()) {
          return broken;
        }
        before = row.sequence();
        time = OptionalLong.of(row.at());
        decisions++;
      }
      return Optional.empty();
    } catch (JdbiException e) {
      return unreadable(AUDIT, before + 1);
    }
  }

  private static Optional<Broken> unreadable(String chain, long sequence) {
    return Optional.of(
        new Broken(
            chain,
            sequence,
            OptionalLong.empty(),
            "or one after it cannot be read (expected: a sound file; a backup helps)"));
  }

  private ResultIterable<Row> rows(String query) {
    return handle
        .createQuery(query)
        .map(
            (row, context) ->
                new Row(
                    row.getLong(1),
                    row.getLong(2),
                    row.getString(3),
                    row.getBytes(4),
                    row.getBytes(5)));
  }
}
