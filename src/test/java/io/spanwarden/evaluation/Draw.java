package io.spanwarden.evaluation;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Draws characters, words and texts from a seed.
 *
 * <p>A form is a text with places such as {@code {h40}} or {@code {a20-30}}: a letter for the
 * alphabet and a length, or a word such as {@code {uuid}}. The same seed gives the same texts. Not
 * thread-safe.
 */
public final class Draw {
  private static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
  private static final String UPPER = LOWER.toUpperCase(Locale.ROOT);
  private static final String DIGITS = "0123456789";
  private static final Map<String, String> ALPHABETS =
      Map.ofEntries(
          Map.entry("a", DIGITS + LOWER + UPPER),
          Map.entry("t", LOWER + UPPER),
          Map.entry("l", LOWER),
          Map.entry("L", UPPER),
          Map.entry("d", DIGITS),
          Map.entry("n", LOWER + DIGITS),
          Map.entry("N", UPPER + DIGITS),
          Map.entry("h", DIGITS + "abcdef"),
          Map.entry("H", DIGITS + "ABCDEF"),
          Map.entry("b", UPPER + LOWER + DIGITS + "+/"),
          Map.entry("u", UPPER + LOWER + DIGITS + "_-"),
          Map.entry("s", UPPER + "234567"),
          Map.entry("k", "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"),
          Map.entry("z", "qpzry9x8gf2tvdw0s3jn54khce6mua7l"),
          Map.entry("Z", "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L"),
          Map.entry("p", LOWER + UPPER + DIGITS + "!#%*+-.:=?_~"));
  private static final Pattern PLACE =
      Pattern.compile(
          "\\{(?:([a-zA-Z])(\\d+)(?:-(\\d+))?"
              + "|(uuid|word|Word|WORD|camel|date|time|stamp|num|small|host|user|path|file|sha|sent))}");
  private static final List<String> WORDS =
      List.of(
          "anchor basket cobalt dragon ember falcon garden harbor island jacket kernel ladder marble"
              .concat(
                  " nectar orange pepper quartz ribbon saddle timber umber velvet walnut yellow")
              .concat(
                  " zephyr account billing checkout deploy export filter gateway handler import")
              .concat(
                  " journal ledger metric notify order parser queue report search ticket upload")
              .concat(" vendor worker render client server cache index buffer stream record cursor")
              .split(" ", -1));
  private static final List<String> HOSTS =
      List.of("api", "db", "cache", "ingest", "build", "auth", "mail", "edge", "node", "queue");

  private final Random random;

  /** Creates a source whose texts depend on {@code seed} alone. */
  public Draw(long seed) {
    random = new Random(seed);
  }

  /** Returns one of {@code choices}. */
  public <T> T of(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** Returns one of {@code choices}. */
  public String of(String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  /** Returns a number from {@code low} to {@code high}, both included. */
  public int between(int low, int high) {
    return low + random.nextInt(high - low + 1);
  }

  /** Returns whether something happens that happens {@code percent} times of a hundred. */
  public boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  /** Returns bytes. */
  public byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  /** Returns {@code length} characters of {@code alphabet}. */
  public String from(String alphabet, int length) {
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }

  /** Returns decimal digits. */
  public String digits(int length) {
    return from(DIGITS, length);
  }

  /** Returns a word in lower case. */
  public String word() {
    return of(WORDS);
  }

  /** Returns {@code form} with every place filled; other braces stay. */
  public String form(String form) {
    Matcher matcher = PLACE.matcher(form);
    return matcher.replaceAll(
        place -> {
          String letter = place.group(1);
          if (letter == null) {
            return Matcher.quoteReplacement(named(place.group(4)));
          }
          String alphabet = ALPHABETS.get(letter);
          if (alphabet == null) {
            return Matcher.quoteReplacement(place.group());
          }
          int low = Integer.parseInt(place.group(2));
          int high = place.group(3) == null ? low : Integer.parseInt(place.group(3));
          return Matcher.quoteReplacement(from(alphabet, between(low, high)));
        });
  }

  private String named(String name) {
    return switch (name) {
      case "uuid" -> form("{h8}-{h4}-4{h3}-") + of("8", "9", "a", "b") + form("{h3}-{h12}");
      case "word" -> word();
      case "Word" -> capital(word());
      case "WORD" -> word().toUpperCase(Locale.ROOT);
      case "camel" -> word() + capital(word());
      case "date" -> date();
      case "time" ->
          String.format(
              Locale.ROOT, "%02d:%02d:%02d", between(0, 23), between(0, 59), between(0, 59));
      case "stamp" -> date() + "T" + named("time") + "." + digits(3) + "Z";
      case "num" -> String.valueOf(between(1000, 999_999));
      case "small" -> String.valueOf(between(1, 300));
      case "host" -> of(HOSTS) + "-" + between(1, 9) + "." + word() + ".internal";
      case "user" -> of("maria", "tomek", "lena", "oscar", "ines", "pavel", "noor", "yuki");
      case "path" -> "src/" + word() + "/" + word();
      case "file" -> word() + of(".ts", ".py", ".go", ".java", ".rs", ".yaml", ".md");
      case "sent" -> "the " + word() + " of the " + word() + " was " + word() + "ed";
      default -> form("{h40}");
    };
  }

  private String date() {
    return String.format(
        Locale.ROOT, "%d-%02d-%02d", between(2023, 2026), between(1, 12), between(1, 28));
  }

  /** Returns {@code word} with a capital. */
  public static String capital(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}
