package io.spanwarden.detect.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Makes the table of {@link Trigrams}: how often three symbols follow each other in names, numbers
 * and sentences made of a vocabulary, against characters drawn from 62.
 */
final class TrigramTraining {
  private static final Path VOCABULARY =
      Path.of("src/test/resources/io/spanwarden/detect/secret/vocabulary.txt");
  private static final Path TABLE =
      Path.of("src/main/resources/io/spanwarden/detect/secret/trigrams.bin");
  private static final int TEXTS = 400_000;

  /** What a trigram that was never seen counts for. */
  private static final double UNSEEN = 0.5;

  private TrigramTraining() {}

  /** Writes the table. */
  public static void main(String[] arguments) throws IOException {
    Files.write(TABLE, table());
  }

  /** Returns the table anew; always the same for the same vocabulary. */
  static byte[] table() throws IOException {
    double[] counts = new double[Trigrams.SYMBOLS * Trigrams.SYMBOLS * Trigrams.SYMBOLS];
    List<String> words = Files.readAllLines(VOCABULARY, UTF_8);
    var random = new Random(41);
    for (int i = 0; i < TEXTS; i++) {
      count(text(words, random), counts);
    }
    byte[] table = new byte[counts.length];
    for (int pair = 0; pair < counts.length; pair += Trigrams.SYMBOLS) {
      double total = 0;
      for (int third = 0; third < Trigrams.SYMBOLS; third++) {
        total += counts[pair + third] + UNSEEN;
      }
      for (int third = 0; third < Trigrams.SYMBOLS; third++) {
        double inWords = (counts[pair + third] + UNSEEN) / total;
        double bits = Math.log(inWords / drawn(third)) / Math.log(2);
        long step = Math.round(bits * Trigrams.STEPS_PER_BIT);
        table[pair + third] = (byte) Math.max(-127, Math.min(127, step));
      }
    }
    return table;
  }

  /** How often a symbol comes up where characters are drawn from 62; a border ends the value. */
  private static double drawn(int symbol) {
    return switch (symbol) {
      case Trigrams.BORDER -> 6 / 62.0;
      case Trigrams.DIGIT -> 10 / 68.0;
      default -> 2 / 68.0;
    };
  }

  private static void count(String text, double[] counts) {
    int first = Trigrams.BORDER;
    int second = Trigrams.BORDER;
    for (int i = 0; i <= text.length(); i++) {
      int third = i < text.length() ? Trigrams.symbol(text.charAt(i)) : Trigrams.BORDER;
      counts[Trigrams.index(first, second, third)]++;
      first = second;
      second = third;
    }
  }

  /** One to four words or abbreviations, joined or not, now and then with a number. */
  private static String text(List<String> words, Random random) {
    var text = new StringBuilder();
    int parts = 1 + random.nextInt(4);
    for (int i = 0; i < parts; i++) {
      String word = words.get(random.nextInt(words.size()));
      boolean cut = random.nextInt(12) == 0;
      text.append(cut ? word.substring(0, Math.min(3, word.length())) : word);
      if (random.nextInt(4) == 0) {
        text.append(random.nextInt(random.nextBoolean() ? 10 : 2030));
      }
      if (random.nextInt(8) > 0) {
        text.append('_');
      }
    }
    return text.toString().toLowerCase(Locale.ROOT);
  }
}
