package io.spanwarden.evaluation;

import io.spanwarden.event.Confidence;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the command line asks for.
 *
 * @param only names of corpora or parts of names; empty for everything, peers and speed included
 * @param show how many samples to print for each kind of miss and of false alarm
 * @param least the least confidence that counts
 * @param clean a folder of real files in which nothing is to be found
 * @param scale the size of the corpora in percent
 * @param seed of all values and of which value stands where
 */
record Options(
    List<String> only, int show, Confidence least, Optional<Path> clean, int scale, long seed) {
  static final String USAGE =
      """
      --only NAME[,NAME]   these corpora (parts of names will do), or speed, or peers; default: all
      --show N             print N samples of each kind of miss and false alarm
      --least low|medium|high   count findings of this confidence and above (default: medium)
      --clean DIR          also scan the text files of a folder in which nothing is to be found
      --seed NUMBER        draw other values (default: those of the committed figures)
      --scale PERCENT      the size of the corpora (default: 100)
      """;

  static Options parse(String[] arguments) {
    List<String> only = new ArrayList<>();
    int show = 0;
    Confidence least = Confidence.MEDIUM;
    Optional<Path> clean = Optional.empty();
    int scale = 100;
    long seed = Corpus.SEED;
    for (int i = 0; i + 1 < arguments.length; i += 2) {
      String value = arguments[i + 1];
      switch (arguments[i]) {
        case "--only" -> only.addAll(List.of(value.split(",", -1)));
        case "--show" -> show = Integer.parseInt(value);
        case "--least" -> least = Confidence.valueOf(value.toUpperCase(Locale.ROOT));
        case "--clean" -> clean = Optional.of(Path.of(value));
        case "--seed" -> seed = Long.parseLong(value);
        case "--scale" -> scale = Integer.parseInt(value);
        default -> throw new IllegalArgumentException(arguments[i] + "\n" + USAGE);
      }
    }
    return new Options(List.copyOf(only), show, least, clean, scale, seed);
  }

  /** Returns whether {@code name} is asked for. */
  boolean wants(String name) {
    return only.isEmpty() || only.stream().anyMatch(name::contains);
  }
}
