package io.spanwarden.cli.scan;

/**
 * Where in a file a value stands.
 *
 * @param file the file as the user named it, or as a walk from there found it
 * @param line the line on which it begins, from 1
 * @param lastLine the line on which it ends
 * @param inJson whether it stands in a JSON value, and not in text
 * @param pointer RFC 6901 pointer to the string in its JSON value; empty for text. A name in it
 *     that itself holds a finding is shown as {@code *}
 * @param start the first code point, from 0, in the decoded string; in text, in the line
 * @param end the code point after the last; in text it counts on over the ends of lines
 */
public record FilePlace(
    String file, long line, long lastLine, boolean inJson, String pointer, long start, long end) {
  /** Returns the same place in a string of JSON, now that its line is known. */
  FilePlace onLine(long known) {
    return new FilePlace(file, known, known, inJson, pointer, start, end);
  }
}
