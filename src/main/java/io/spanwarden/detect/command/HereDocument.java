package io.spanwarden.detect.command;

/** A here-document: its body is known only when the lines after its command have been read. */
final class HereDocument {
  private final String delimiter;
  private final boolean indented;
  private String body = "";

  /** Creates one that ends at a line of {@code delimiter}, before which tabs may stand. */
  HereDocument(String delimiter, boolean indented) {
    this.delimiter = delimiter;
    this.indented = indented;
  }

  /**
   * Reads the body, which begins at {@code start} and ends at the delimiter or with the text.
   *
   * @return the place after the delimiter
   */
  int read(String text, int start) {
    int line = start;
    while (line < text.length()) {
      int newline = text.indexOf('\n', line);
      int end = newline < 0 ? text.length() : newline;
      if (ends(text, line, end)) {
        body = text.substring(start, line);
        return end;
      }
      line = end + 1;
    }
    body = text.substring(Math.min(start, text.length()));
    return text.length();
  }

  private boolean ends(String text, int start, int end) {
    int from = start;
    while (indented && from < end && text.charAt(from) == '\t') {
      from++;
    }
    int to = end > from && text.charAt(end - 1) == '\r' ? end - 1 : end;
    return to - from == delimiter.length() && text.startsWith(delimiter, from);
  }

  /** Returns the lines, without the delimiter. Payload. */
  String body() {
    return body;
  }
}
