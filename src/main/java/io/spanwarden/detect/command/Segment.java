package io.spanwarden.detect.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One command of a command line, between two separators. Not thread-safe.
 *
 * <p>Each character has a mark: plain, part of a quotation's own signs, or quoted. A command
 * substitution is quoted too: it is a segment, or several, of its own.
 */
final class Segment {
  static final byte PLAIN = 0;
  static final byte QUOTE = 1;
  static final byte QUOTED = 2;

  private final String text;
  private final byte[] marks;
  private final int depth;
  private final List<Integer> redirections;
  private final List<HereDocument> documents;
  private final @Nullable Segment source;
  private @Nullable List<Word> words;

  /**
   * Creates one.
   *
   * @param text the command
   * @param marks a mark per character
   * @param depth how many substitutions and shells it stands in
   * @param redirections where in {@code text} the targets of output redirections begin
   * @param documents its here-documents
   * @param source what is piped into it
   */
  @SuppressWarnings("ArrayRecordComponent")
  Segment(
      String text,
      byte[] marks,
      int depth,
      List<Integer> redirections,
      List<HereDocument> documents,
      @Nullable Segment source) {
    this.text = text;
    this.marks = marks;
    this.depth = depth;
    this.redirections = redirections;
    this.documents = documents;
    this.source = source;
  }

  /**
   * A word as the shell sees it.
   *
   * @param start its first character in the segment
   * @param end the character after its last
   * @param value without its quotation signs
   */
  record Word(int start, int end, String value) {}

  int depth() {
    return depth;
  }

  Optional<Segment> source() {
    return Optional.ofNullable(source);
  }

  /** Returns the bodies of its here-documents, in order. */
  String document() {
    return documents.size() == 1
        ? documents.get(0).body()
        : String.join("\n", documents.stream().map(HereDocument::body).toList());
  }

  /** Returns the files that its output is redirected to, but those that keep nothing. */
  List<String> outputs() {
    var outputs = new ArrayList<String>();
    for (int place : redirections) {
      String target = wordAt(place).value();
      if (!target.isEmpty() && !target.startsWith("/dev/") && !target.equals("$null")) {
        outputs.add(target);
      }
    }
    return outputs;
  }

  /** Returns the words, in order. */
  List<Word> words() {
    if (words == null) {
      var all = new ArrayList<Word>();
      for (Word word = wordAt(0); word.end() > word.start(); word = wordAt(word.end())) {
        all.add(word);
      }
      words = all;
    }
    return words;
  }

  private Word wordAt(int place) {
    int start = place;
    while (start < text.length() && isBlank(start)) {
      start++;
    }
    var value = new StringBuilder();
    int end = start;
    while (end < text.length() && !isBlank(end)) {
      if (marks[end] != QUOTE) {
        value.append(text.charAt(end));
      }
      end++;
    }
    return new Word(start, end, value.toString());
  }

  private boolean isBlank(int i) {
    return marks[i] == PLAIN && Character.isWhitespace(text.charAt(i));
  }

  /** Returns the text from {@code start} on as it stands. */
  String text(int start) {
    return text.substring(start);
  }

  /** Returns the text with quotation signs removed wherever the quoted piece is a single word. */
  String unquotedWords(int start) {
    return rewritten(start, false);
  }

  /** Returns the same with all other quoted pieces blanked. */
  String withoutPhrases(int start) {
    return rewritten(start, true);
  }

  private String rewritten(int start, boolean blank) {
    var out = new StringBuilder(text.length() - start);
    int i = start;
    while (i < text.length()) {
      if (marks[i] == PLAIN) {
        char c = text.charAt(i++);
        out.append(c == '\n' || c == '\r' ? ' ' : c);
      } else {
        int end = i;
        while (end < text.length() && marks[end] != PLAIN) {
          end++;
        }
        appendQuoted(out, i, end, blank);
        i = end;
      }
    }
    return out.toString();
  }

  private void appendQuoted(StringBuilder out, int start, int end, boolean blank) {
    boolean phrase = false;
    for (int i = start; i < end && !phrase; i++) {
      phrase = marks[i] == QUOTED && Character.isWhitespace(text.charAt(i));
    }
    for (int i = start; i < end; i++) {
      if (phrase && blank) {
        out.append(marks[i] == QUOTED ? ' ' : text.charAt(i));
      } else if (phrase || marks[i] == QUOTED) {
        out.append(text.charAt(i));
      }
    }
  }

  @Override
  public String toString() {
    return "Segment[" + text.length() + " characters]";
  }
}
