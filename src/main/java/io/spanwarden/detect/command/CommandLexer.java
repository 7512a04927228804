package io.spanwarden.detect.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Splits a command line where a POSIX shell would: at unquoted {@code ;}, {@code &&}, {@code ||},
 * {@code |}, {@code &}, parentheses and line ends. Command and process substitutions and backquotes
 * are split too, in place. Not thread-safe.
 *
 * <p>One pass with a bounded stack, so the time is linear whatever the text holds. Text that no
 * shell would accept is still split: a quotation mark without its other half stands for itself, an
 * open substitution ends with the text. Segments too short to name an agent are left out, unless
 * something is piped into them.
 */
final class CommandLexer {
  /** How deep substitutions and shells in shells are looked into. */
  static final int DEPTH = 3;

  private static final int NESTING = 32;
  private static final int SHORTEST = 5;
  private static final int NEVER = -1;

  private final String text;
  private final byte[] marks;
  private final List<Segment> out;
  private final int lastSingleQuote;
  private final int lastDoubleQuote;
  private final List<HereDocument> awaited = new ArrayList<>();
  private boolean openBackquote;
  private int at;

  private CommandLexer(String text, List<Segment> out) {
    this.text = text;
    this.marks = new byte[text.length()];
    this.out = out;
    this.lastSingleQuote = text.lastIndexOf('\'');
    this.lastDoubleQuote = text.lastIndexOf('"');
  }

  /** Returns the segments in the order of their starts; {@code depth} is that of the text. */
  static List<Segment> split(String text, int depth) {
    var segments = new ArrayList<Segment>();
    split(text, depth, segments);
    return segments;
  }

  private static void split(String text, int depth, List<Segment> out) {
    new CommandLexer(text, out).list(NEVER, depth, false);
  }

  /** What is being read at one depth. */
  private final class Level {
    private final int depth;
    private boolean arithmetic;
    private int parentheses;
    private int start;
    private int slot;
    private List<Integer> redirections = new ArrayList<>(0);
    private List<HereDocument> documents = new ArrayList<>(0);
    private @Nullable Segment source;

    private Level(int depth, boolean arithmetic) {
      this.depth = depth;
      this.arithmetic = arithmetic;
      begin(null);
    }

    private void begin(@Nullable Segment pipedIn) {
      start = at;
      slot = out.size();
      if (!redirections.isEmpty()) {
        redirections = new ArrayList<>(0);
      }
      if (!documents.isEmpty()) {
        documents = new ArrayList<>(0);
      }
      source = pipedIn;
    }
  }

  private void list(int close, int depth, boolean arithmetic) {
    var level = new Level(depth, arithmetic);
    while (at < text.length() && !(text.charAt(at) == close && level.parentheses == 0)) {
      step(level);
    }
    finish(level);
  }

  private void step(Level level) {
    char c = text.charAt(at);
    switch (c) {
      case '\\' -> escape();
      case '\'' -> singleQuoted(false);
      case '"' -> doubleQuoted(level.depth);
      case '`' -> backquoted(level.depth);
      case '$' -> dollar(level.depth);
      case '<' -> less(level);
      case '>' -> greater(level);
      case '#' -> comment(level);
      case '\n' -> newline(level);
      case '\r', ';' -> separate(level, 1);
      case '|' -> pipe(level);
      case '&' -> ampersand(level);
      case '(' -> open(level);
      case ')' -> {
        level.parentheses = Math.max(0, level.parentheses - 1);
        level.arithmetic &= level.parentheses > 0;
        separate(level, 1);
      }
      default -> at++;
    }
  }

  private void separate(Level level, int width) {
    finish(level);
    at += width;
    level.begin(null);
  }

  private @Nullable Segment finish(Level level) {
    int start = level.start;
    int end = at;
    while (start < end && Character.isWhitespace(text.charAt(start))) {
      start++;
    }
    while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    boolean tooShort = end - start < (level.source == null ? SHORTEST : 1);
    if (level.depth > DEPTH || tooShort) {
      return null;
    }
    int origin = start;
    var segment =
        new Segment(
            text.substring(start, end),
            Arrays.copyOfRange(marks, start, end),
            level.depth,
            level.redirections.stream().map(place -> place - origin).toList(),
            List.copyOf(level.documents),
            level.source);
    out.add(level.slot, segment);
    return segment;
  }

  private boolean follows(int distance, char c) {
    return at + distance < text.length() && text.charAt(at + distance) == c;
  }

  private void escape() {
    marks[at] = Segment.QUOTE;
    if (at + 1 < text.length() && text.charAt(at + 1) != '\n') {
      marks[at + 1] = Segment.QUOTED;
    }
    at = Math.min(at + 2, text.length());
  }

  private void singleQuoted(boolean escapes) {
    if (at >= lastSingleQuote) {
      at++;
      return;
    }
    marks[at++] = Segment.QUOTE;
    while (at < text.length() && text.charAt(at) != '\'') {
      if (escapes && text.charAt(at) == '\\' && at + 1 < text.length()) {
        marks[at++] = Segment.QUOTE;
      }
      marks[at++] = Segment.QUOTED;
    }
    closeQuote();
  }

  private void closeQuote() {
    if (at < text.length()) {
      marks[at++] = Segment.QUOTE;
    }
  }

  private void doubleQuoted(int depth) {
    if (at >= lastDoubleQuote) {
      at++;
      return;
    }
    marks[at++] = Segment.QUOTE;
    while (at < text.length() && text.charAt(at) != '"') {
      char c = text.charAt(at);
      if (c == '\\' && at + 1 < text.length()) {
        marks[at] = "$`\"\\\n".indexOf(text.charAt(at + 1)) < 0 ? Segment.QUOTED : Segment.QUOTE;
        marks[at + 1] = Segment.QUOTED;
        at += 2;
      } else if (c == '$' && follows(1, '(')) {
        substitution(depth);
      } else if (c == '`') {
        backquoted(depth);
      } else {
        marks[at++] = Segment.QUOTED;
      }
    }
    closeQuote();
  }

  private void dollar(int depth) {
    if (follows(1, '(')) {
      substitution(depth);
    } else if (follows(1, '\'')) {
      at++;
      singleQuoted(true);
    } else {
      at++;
    }
  }

  /** Reads {@code $(…)}, {@code <(…)} or {@code >(…)}. */
  private void substitution(int depth) {
    int start = at;
    boolean arithmetic = follows(2, '(');
    at += 2;
    if (depth < NESTING) {
      list(')', depth + 1, arithmetic);
      at = Math.min(at + 1, text.length());
    }
    Arrays.fill(marks, start, at, Segment.QUOTED);
  }

  private void backquoted(int depth) {
    int end = at + 1;
    while (!openBackquote && end < text.length() && text.charAt(end) != '`') {
      end += text.charAt(end) == '\\' ? 2 : 1;
    }
    openBackquote |= end >= text.length();
    if (openBackquote) {
      at++;
      return;
    }
    if (depth < DEPTH) {
      split(text.substring(at + 1, end).replace("\\`", "`"), depth + 1, out);
    }
    Arrays.fill(marks, at, end + 1, Segment.QUOTED);
    at = end + 1;
  }

  private void less(Level level) {
    if (follows(1, '(')) {
      substitution(level.depth);
    } else if (follows(1, '<') && follows(2, '<')) {
      at += 3;
    } else if (follows(1, '<') && !level.arithmetic) {
      hereDocument(level);
    } else {
      at++;
    }
  }

  private void hereDocument(Level level) {
    at += 2;
    boolean indented = at < text.length() && text.charAt(at) == '-';
    at += indented ? 1 : 0;
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
    int start = at;
    while (at < text.length() && " \t\r\n;|&<>()".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    String delimiter =
        text.substring(start, at).replace("'", "").replace("\"", "").replace("\\", "");
    if (!delimiter.isEmpty()) {
      var document = new HereDocument(delimiter, indented);
      level.documents.add(document);
      awaited.add(document);
    }
  }

  private void newline(Level level) {
    separate(level, 1);
    if (!awaited.isEmpty()) {
      int start = at;
      for (HereDocument document : awaited) {
        at = document.read(text, at);
        at = Math.min(at + 1, text.length());
      }
      awaited.clear();
      Arrays.fill(marks, start, at, Segment.QUOTED);
      level.begin(null);
    }
  }

  private void greater(Level level) {
    if (follows(1, '(')) {
      substitution(level.depth);
      return;
    }
    at++;
    while (follows(0, '>') || follows(0, '|')) {
      at++;
    }
    if (follows(0, '&')) {
      at++;
      if (at < text.length() && (Character.isDigit(text.charAt(at)) || follows(0, '-'))) {
        return; // a duplicate of an open descriptor, no file
      }
    }
    level.redirections.add(at);
  }

  private void comment(Level level) {
    boolean startsWord = at == level.start || Character.isWhitespace(text.charAt(at - 1));
    if (!startsWord) {
      at++;
      return;
    }
    finish(level);
    int newline = text.indexOf('\n', at);
    at = newline < 0 ? text.length() : newline;
    level.begin(null);
  }

  private void pipe(Level level) {
    boolean or = follows(1, '|');
    Segment before = finish(level);
    at += or || follows(1, '&') ? 2 : 1;
    level.begin(or ? null : before);
  }

  private void ampersand(Level level) {
    if (follows(1, '>')) {
      at++; // the redirection of both outputs
    } else {
      separate(level, follows(1, '&') ? 2 : 1);
    }
  }

  private void open(Level level) {
    level.parentheses++;
    while (level.start < at && Character.isWhitespace(text.charAt(level.start))) {
      level.start++;
    }
    if (level.start == at) {
      level.arithmetic |= follows(1, '(');
      separate(level, 1);
    } else {
      at++;
    }
  }
}
