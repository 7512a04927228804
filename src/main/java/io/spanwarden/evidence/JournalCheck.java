package io.spanwarden.evidence;

import io.spanwarden.event.EvidenceParameters;
import io.spanwarden.evidence.EntryJson.ParametersJson;
import io.spanwarden.evidence.StateJson.WatchJson;
import io.spanwarden.store.Checkpoint;
import io.spanwarden.store.EntryKind;
import io.spanwarden.store.JournalEntry;
import io.spanwarden.store.StoreReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Folds the entries of a journal once more and compares what comes out with the newest checkpoint,
 * to the last bit. So a checkpoint that says something else than its entries is found, whether by a
 * fault of the program or of somebody's making.
 */
public final class JournalCheck {
  private final StoreReader reader;
  private final EvidenceParameters parameters;
  private final EvidenceState state;

  private JournalCheck(StoreReader reader, EvidenceParameters parameters, int maxFindings) {
    this.reader = reader;
    this.parameters = parameters;
    this.state = new EvidenceState(parameters, maxFindings);
  }

  /**
   * What came out.
   *
   * @param entries that were folded
   * @param difference the first agent or finding that differs; empty if none does
   * @param skipped why nothing could be compared; empty if it was
   */
  public record Outcome(long entries, Optional<String> difference, Optional<String> skipped) {
    private static Outcome skipped(String reason) {
      return new Outcome(0, Optional.empty(), Optional.of(reason));
    }
  }

  /**
   * Checks a ledger whose chains are intact.
   *
   * @param parameters those with which the ledger runs
   * @param maxFindings how many findings it keeps
   * @throws io.spanwarden.store.StoreException if the ledger cannot be read
   */
  public static Outcome of(StoreReader reader, EvidenceParameters parameters, int maxFindings) {
    Optional<Checkpoint> newest = reader.checkpoints().latest();
    return newest
        .map(found -> new JournalCheck(reader, parameters, maxFindings).against(found))
        .orElseGet(() -> Outcome.skipped("there is no checkpoint yet"));
  }

  private Outcome against(Checkpoint newest) {
    StateJson kept = EntryJson.read(newest.state(), StateJson.class);
    if (!kept.parameters().equals(parameters.hash())) {
      return Outcome.skipped("the newest checkpoint was made with other parameters");
    }
    Span span = span(newest.sequence());
    long after = 0;
    if (!span.whole()) {
      Optional<Checkpoint> base = reader.checkpoints().oldestFrom(span.changed());
      if (base.isEmpty() || base.get().sequence() == newest.sequence()) {
        return Outcome.skipped("there is one checkpoint since entries went or parameters changed");
      }
      after = base.get().sequence();
      StateJson json = EntryJson.read(base.get().state(), StateJson.class);
      state.restore(json, base.get().atMillis());
    }
    reader.read(after, newest.sequence(), state::apply);
    StateJson folded = state.json(Map.of(), newest.atMillis());
    if (folded.evicted() != kept.evicted()) {
      return Outcome.skipped("findings made room for others under another limit");
    }
    return new Outcome(newest.sequence() - after, difference(kept, folded), Optional.empty());
  }

  /**
   * What can be folded.
   *
   * @param whole whether that is every entry there ever was
   * @param changed the entry after which the parameters stayed what they are
   */
  private record Span(boolean whole, long changed) {}

  private Span span(long upTo) {
    var scan =
        new Object() {
          OptionalLong first = OptionalLong.empty();
          long changed;
          String hash = "";
        };
    reader.read(
        0,
        upTo,
        entry -> {
          if (scan.first.isEmpty()) {
            scan.first = OptionalLong.of(entry.sequence());
          }
          if (entry.kind() == EntryKind.PARAMETERS) {
            String hash = hash(entry);
            if (!hash.equals(scan.hash)) {
              scan.changed = entry.sequence();
            }
            scan.hash = hash;
          }
        });
    return new Span(scan.first.orElse(0) == 1 && scan.changed <= 1, scan.changed);
  }

  private static String hash(JournalEntry entry) {
    return EntryJson.read(entry.body(), ParametersJson.class).hash();
  }

  private static Optional<String> difference(StateJson kept, StateJson folded) {
    if (!kept.rules().equals(folded.rules())) {
      return Optional.of("the rules differ");
    }
    return first(
            "agent ", kept.agents(), folded.agents(), a -> a.agent().name(), JournalCheck::told)
        .or(
            () ->
                first(
                    "finding ",
                    kept.findings(),
                    folded.findings(),
                    StateJson.GroupJson::id,
                    UnaryOperator.identity()))
        .or(
            () ->
                kept.sequence() == folded.sequence()
                    ? Optional.empty()
                    : Optional.of("the number of findings differs"));
  }

  /** Leaves what entries do not tell before a window closes. */
  private static WatchJson told(WatchJson watch) {
    return new WatchJson(
        watch.agent(),
        watch.proven(),
        0,
        watch.closed(),
        watch.cleanMillis(),
        watch.clean(),
        watch.touched(),
        List.of());
  }

  private static <T> Optional<String> first(
      String what, List<T> kept, List<T> folded, Function<T, String> name, UnaryOperator<T> told) {
    var others = new HashMap<String, T>();
    folded.forEach(each -> others.put(name.apply(each), told.apply(each)));
    for (T each : kept) {
      T other = others.remove(name.apply(each));
      if (other == null ? !blank(each) : !told.apply(each).equals(other)) {
        return Optional.of(
            what + name.apply(each) + (other == null ? " is in no entry" : " differs"));
      }
    }
    return others.keySet().stream().sorted().findFirst().map(id -> what + id + " is missing");
  }

  /** Returns whether it is an agent of whom no window has closed and nothing was found. */
  private static boolean blank(Object each) {
    return each instanceof WatchJson watch
        && watch.closed() == 0
        && watch.touched().isEmpty()
        && watch.proven().isEmpty();
  }
}
