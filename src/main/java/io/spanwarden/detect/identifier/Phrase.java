package io.spanwarden.detect.identifier;

import io.spanwarden.detect.text.Ascii;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.stream.Stream;

/**
 * Words that name an identifier, such as {@code tax id}: also written {@code tax_id}, {@code
 * tax-id}, {@code taxId} and {@code TAXID}. Found by its anchor, the word of it that other texts
 * hold least. Immutable.
 */
public final class Phrase {
  /** Words so common in what agents write that they are no anchor. */
  private static final Set<String> COMMON =
      Set.of(
          "number",
          "numbers",
          "code",
          "card",
          "name",
          "file",
          "key",
          "test",
          "user",
          "type",
          "state",
          "license",
          "service",
          "account",
          "nummer",
          "numero",
          "document",
          "personal",
          "driver");

  private static final int SHORTEST = 3;
  private static final int LONGEST_ANCHOR = 14;
  private static final List<String> JOINTS = List.of(" ", "_", "-", "");

  private final String text;
  private final byte[] letters;
  private final byte[] capitals;
  private final boolean[] startsWord;
  private final List<String> anchors;
  private final int anchorAt;

  private Phrase(String text, List<String> words) {
    this.text = text;
    String joined = String.join("", words);
    letters = joined.getBytes(StandardCharsets.UTF_8);
    byte[] upper = joined.toUpperCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
    capitals = upper.length == letters.length ? upper : letters;
    startsWord = new boolean[letters.length];
    int at = 0;
    for (String word : words) {
      startsWord[at] = true;
      at += word.getBytes(StandardCharsets.UTF_8).length;
    }
    int best = 0;
    for (int i = 1; i < words.size(); i++) {
      best = rarity(words.get(i)) > rarity(words.get(best)) ? i : best;
    }
    String anchor = words.get(best);
    if (rarity(anchor) >= 0) {
      anchorAt = lengthOf(words.subList(0, best));
      anchors = inEachCase(cut(anchor));
    } else {
      anchorAt = 0;
      anchors =
          words.size() == 1
              ? List.of(cut(anchor))
              : JOINTS.stream()
                  .map(joint -> words.get(0) + joint + cut(words.get(1)))
                  .filter(pair -> lengthOf(List.of(pair)) >= SHORTEST)
                  .toList();
    }
  }

  /** Returns the phrase of the words in {@code text}, or empty if it cannot be found by any. */
  public static Optional<Phrase> of(String text) {
    List<String> words = new ArrayList<>();
    var tokens = new StringTokenizer(text.toLowerCase(Locale.ROOT), " _'-");
    while (tokens.hasMoreTokens()) {
      words.add(tokens.nextToken());
    }
    if (words.isEmpty()) {
      return Optional.empty();
    }
    Phrase phrase = new Phrase(String.join(" ", words), words);
    boolean findable =
        phrase.anchors.stream()
            .allMatch(anchor -> anchor.getBytes(StandardCharsets.UTF_8).length >= SHORTEST);
    return findable ? Optional.of(phrase) : Optional.empty();
  }

  private static int rarity(String word) {
    int length = word.getBytes(StandardCharsets.UTF_8).length;
    return length < SHORTEST || COMMON.contains(word) ? -1 : length;
  }

  /** The automaton folds ASCII alone: other letters are looked for in small and in capital. */
  private static List<String> inEachCase(String anchor) {
    String upper = anchor.toUpperCase(Locale.ROOT);
    String first = upper.charAt(0) + anchor.substring(1);
    return anchor.chars().allMatch(c -> c < 128)
        ? List.of(anchor)
        : Stream.of(anchor, first, upper).distinct().toList();
  }

  private static String cut(String word) {
    return word.length() <= LONGEST_ANCHOR ? word : word.substring(0, LONGEST_ANCHOR);
  }

  private static int lengthOf(List<String> words) {
    return String.join("", words).getBytes(StandardCharsets.UTF_8).length;
  }

  /** Returns the words, joined by blanks, in lower case. */
  String text() {
    return text;
  }

  /** Returns the literals at which it is looked for, in lower case. */
  List<String> anchors() {
    return anchors;
  }

  /** Returns its length in bytes, without joints. */
  int length() {
    return letters.length;
  }

  /**
   * Returns where the phrase starts whose anchor was found at {@code anchor}, or -1 if it does not
   * stand there as words or as parts of a name.
   */
  int start(byte[] bytes, int from, int anchor) {
    int at = anchor;
    for (int i = anchorAt - 1; i >= 0; i--) {
      if (startsWord[i + 1] && at > from && isJoint(bytes[at - 1])) {
        at--;
      }
      if (at <= from || !isLetter(bytes[at - 1], i)) {
        return -1;
      }
      at--;
    }
    return startsName(bytes, from, at) ? at : -1;
  }

  /** Returns where the phrase ends whose anchor was found at {@code anchor}, or -1. */
  int end(byte[] bytes, int to, int anchor) {
    int at = anchor;
    for (int i = anchorAt; i < letters.length; i++) {
      if (startsWord[i] && i > anchorAt && at < to && isJoint(bytes[at])) {
        at++;
      }
      if (at >= to || !isLetter(bytes[at], i)) {
        return -1;
      }
      at++;
    }
    return endsName(bytes, to, at) ? at : -1;
  }

  private boolean isLetter(int b, int index) {
    return Ascii.lower(b) == letters[index] || b == capitals[index];
  }

  private static boolean isJoint(int b) {
    return b == ' ' || b == '_' || b == '-' || b == '.' || b == '\'';
  }

  private boolean startsName(byte[] bytes, int from, int at) {
    if (at == from || isWide(letters[0])) {
      return true;
    }
    int before = bytes[at - 1];
    boolean camel = Ascii.isLower(before) && Ascii.isUpper(bytes[at]);
    return camel || (before < 0 ? isSign(bytes, from, at) : !Ascii.isLetter(before));
  }

  /** A quotation mark, a dash or a blank of Unicode, or a script of wide characters. */
  private static boolean isSign(byte[] bytes, int from, int at) {
    return (at - 3 >= from && (bytes[at - 3] & 0xff) >= 0xe2)
        || (at - 2 >= from && (bytes[at - 2] & 0xff) == 0xc2);
  }

  private boolean endsName(byte[] bytes, int to, int at) {
    if (at == to || isWide(letters[letters.length - 1]) || letters[letters.length - 1] == '.') {
      return true;
    }
    int after = bytes[at];
    int last = bytes[at - 1];
    boolean camel =
        Ascii.isUpper(after)
            && (Ascii.isLower(last) || (at + 1 < to && Ascii.isLower(bytes[at + 1])));
    boolean plural = (after == 's' || after == 'S') && !(at + 1 < to && isPart(bytes[at + 1]));
    return camel || plural || !isPart(after);
  }

  private static boolean isPart(int b) {
    int lead = b & 0xff;
    return Ascii.isLetter(b) || (lead > 0xc2 && lead < 0xe0);
  }

  /** Scripts that write without blanks: their characters take three bytes. */
  private static boolean isWide(int b) {
    return (b & 0xff) >= 0xe0 || ((b & 0xc0) == 0x80);
  }
}
