package io.spanwarden.store;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a walk along the chains of a ledger found.
 *
 * @param entries of the journal that were read
 * @param firstAtMillis the time of the first that is kept; empty if there is none
 * @param lastAtMillis the time of the last; empty if there is none
 * @param decisions kept longer than the journal
 * @param pruned the number of the last entry that went because of its age; 0 if none did
 * @param head the hash of the last entry, in lower-case hexadecimal
 * @param known whether the hash that was asked for is in the chain
 * @param broken the first entry that is not as it was written; empty if all are
 */
public record ChainReport(
    long entries,
    OptionalLong firstAtMillis,
    OptionalLong lastAtMillis,
    long decisions,
    long pruned,
    String head,
    boolean known,
    Optional<Broken> broken) {

  /**
   * An entry that is not as it was written.
   *
   * @param chain {@code journal}, {@code checkpoint} or {@code audit}
   * @param sequence its number
   * @param atMillis its time, if it has one
   * @param problem what is wrong, and what was expected
   */
  public record Broken(String chain, long sequence, OptionalLong atMillis, String problem) {}
}
