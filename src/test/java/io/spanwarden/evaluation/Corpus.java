package io.spanwarden.evaluation;

import io.spanwarden.evaluation.Engine.Found;
import io.spanwarden.evaluation.clean.CleanCorpus;
import io.spanwarden.evaluation.clean.StrictClean;
import io.spanwarden.evaluation.personal.NationalCorpus;
import io.spanwarden.evaluation.personal.PersonalCorpus;
import io.spanwarden.evaluation.secret.SecretCorpus;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Cases that are counted together.
 *
 * @param name on the command line
 * @param counts which findings count, rightly or wrongly
 * @param cases makes the cases; the same each time
 */
public record Corpus(String name, Predicate<Found> counts, Supplier<List<Case>> cases) {
  /** The seed of the committed figures. */
  public static final long SEED = 20_261_124;

  private static final Set<String> UNLABELLED =
      Set.of("PERSON", "USERNAME", "STREET_ADDRESS", "DATE_OF_BIRTH", "CVV");

  /**
   * Returns all corpora.
   *
   * @param scale a hundred for the full size, less for a part
   * @param seed of all values
   */
  public static List<Corpus> all(int scale, long seed) {
    List<Corpus> corpora = new ArrayList<>();
    Supplier<List<Case>> secrets = () -> SecretCorpus.cases(scale * 40 / 100, seed);
    corpora.add(new Corpus("secrets", Found::secret, secrets));
    for (Wrapping way : Wrapping.values()) {
      corpora.add(
          new Corpus(
              "secrets-" + way.label(),
              Found::secret,
              () -> secrets.get().stream().map(way::wrap).toList()));
    }
    corpora.add(
        new Corpus(
            "pii-sentences",
            Corpus::personal,
            () -> PersonalCorpus.sentences(scale * 120 / 100, seed)));
    corpora.add(
        new Corpus(
            "pii-telemetry", Corpus::personal, () -> PersonalCorpus.telemetry(scale * 20, seed)));
    corpora.add(
        new Corpus(
            "national", Corpus::personal, () -> NationalCorpus.cases(scale * 30 / 100, seed)));
    corpora.add(new Corpus("strict-clean", any -> true, () -> StrictClean.cases(seed)));
    corpora.add(new Corpus("clean", any -> true, () -> CleanCorpus.snippets(scale * 12, seed)));
    corpora.add(new Corpus("bulk", any -> true, () -> CleanCorpus.bulk(scale * 25_000, seed)));
    return corpora;
  }

  /**
   * A name, an address, a birthday or a card's code may truly stand in these texts, without a
   * label.
   */
  private static boolean personal(Found found) {
    return !found.secret() && !UNLABELLED.contains(found.entity());
  }

  /** Scans every case. */
  public Tally tally(Engine engine) {
    return new Tally(counts).all(cases.get(), engine);
  }
}
