package io.spanwarden.detect.identifier;

import io.spanwarden.detect.text.Claimant;
import io.spanwarden.detect.text.Reason;
import java.util.Arrays;
import java.util.List;

/**
 * What was recognised in one text and is not yet claimed: of several that overlap, only the best
 * named is kept. Not thread-safe; allocates only when it outgrows its arrays.
 */
final class Sightings {
  /** How many of the last sightings a new one is compared with. */
  private static final int REACH = 24;

  private int[] starts = new int[32];
  private int[] ends = new int[32];
  private int[] ranks = new int[32];
  private Identifier[] identifiers = new Identifier[32];
  private int count;

  /** Forgets all. */
  void clear() {
    count = 0;
  }

  /** Takes one. The higher {@code rank} holds a place; of equal ranks the first. */
  void add(int start, int end, Identifier identifier, int rank) {
    int from = Math.max(0, count - REACH);
    for (int i = from; i < count; i++) {
      if (starts[i] < end && start < ends[i] && holds(i, start, end, rank)) {
        return;
      }
    }
    int kept = from;
    for (int i = from; i < count; i++) {
      if (starts[i] >= end || start >= ends[i]) {
        put(kept++, starts[i], ends[i], identifiers[i], ranks[i]);
      }
    }
    count = kept;
    if (count == starts.length) {
      grow();
    }
    int at = count++;
    while (at > from && starts[at - 1] > start) {
      put(at, starts[at - 1], ends[at - 1], identifiers[at - 1], ranks[at - 1]);
      at--;
    }
    put(at, start, end, identifier, rank);
  }

  /** Of two that words name equally well, the longer holds the place. */
  private boolean holds(int held, int start, int end, int rank) {
    if (Ranks.areAlike(ranks[held], rank) && ends[held] - starts[held] != end - start) {
      return ends[held] - starts[held] > end - start;
    }
    return ranks[held] >= rank;
  }

  private void put(int at, int start, int end, Identifier identifier, int rank) {
    starts[at] = start;
    ends[at] = end;
    identifiers[at] = identifier;
    ranks[at] = rank;
  }

  /** Claims all for their rules, in the order of the text. */
  void claim(List<Claimant> claimants) {
    for (int i = 0; i < count; i++) {
      Identifier identifier = identifiers[i];
      Reason reason =
          ranks[i] < Ranks.NAMED
              ? Reason.UNMISTAKABLE_FORM
              : identifier.strong() ? Reason.CHECK_DIGITS : Reason.WORD_NEAR;
      claimants.get(identifier.index()).claimReal(starts[i], ends[i], reason);
    }
    count = 0;
  }

  private void grow() {
    int size = count * 2;
    starts = Arrays.copyOf(starts, size);
    ends = Arrays.copyOf(ends, size);
    ranks = Arrays.copyOf(ranks, size);
    identifiers = Arrays.copyOf(identifiers, size);
  }
}
