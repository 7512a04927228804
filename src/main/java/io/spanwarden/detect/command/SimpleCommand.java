package io.spanwarden.detect.command;

import com.google.re2j.Pattern;
import io.spanwarden.detect.command.Segment.Word;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A segment as rules look at it: wrappers stripped, name and arguments known. Not thread-safe. */
final class SimpleCommand {
  private static final Pattern ASSIGNMENT = Pattern.compile("^[A-Za-z_][A-Za-z0-9_]*\\+?=");
  private static final Pattern REDIRECTION = Pattern.compile("^(?:\\d*|&)[<>]");
  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final Set<String> ENV_OPTIONS_WITH_VALUE = Set.of("-u", "--unset", "-C", "-S");

  /** Their quoted arguments are messages to people. */
  private static final Set<String> WRITERS_OF_PROSE =
      Set.of("git", "gh", "glab", "hg", "svn", "jj");

  private final Segment segment;
  private final int first;
  private final int head;
  private final boolean changesOwnEnvironment;
  private final String name;

  SimpleCommand(Segment segment) {
    this.segment = segment;
    List<Word> words = segment.words();
    this.first = Wrappers.skip(words, 0);
    int unassigned = skipAssignments(words, skipRedirections(words, first));
    int i = Wrappers.skip(words, unassigned);
    boolean changes = unassigned > first;
    if (i < words.size() && words.get(i).value().equals("env")) {
      int command = skipEnvironment(words, i + 1);
      changes |= command > i + 1;
      i = Wrappers.skip(words, command);
    }
    this.head = i;
    this.changesOwnEnvironment = changes && head < words.size();
    this.name = head < words.size() ? baseName(words.get(head).value()) : "";
  }

  private static int skipRedirections(List<Word> words, int from) {
    int i = from;
    while (i < words.size() && REDIRECTION.matcher(words.get(i).value()).find()) {
      String word = words.get(i).value();
      char last = word.charAt(word.length() - 1);
      i += last == '<' || last == '>' ? 2 : 1;
    }
    return Math.min(i, words.size());
  }

  private static int skipAssignments(List<Word> words, int from) {
    int i = from;
    while (i < words.size() && ASSIGNMENT.matcher(words.get(i).value()).find()) {
      i++;
    }
    return i;
  }

  private static int skipEnvironment(List<Word> words, int from) {
    int i = from;
    while (i < words.size() && words.get(i).value().startsWith("-")) {
      i += ENV_OPTIONS_WITH_VALUE.contains(words.get(i).value()) ? 2 : 1;
    }
    return skipAssignments(words, Math.min(i, words.size()));
  }

  /** Returns the last name of a path, without the suffix of a Windows program. */
  static String baseName(String path) {
    int slash = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
    String name = path.substring(slash + 1);
    int dot = name.lastIndexOf('.');
    return dot > 0 && Set.of(".exe", ".cmd", ".bat").contains(name.substring(dot))
        ? name.substring(0, dot)
        : name;
  }

  Segment segment() {
    return segment;
  }

  /** Returns the program's name without its path; empty if the segment names none. */
  String name() {
    return name;
  }

  /** Returns the words after the name, as the shell sees them. */
  List<String> arguments() {
    List<Word> words = segment.words();
    return words.subList(Math.min(head + 1, words.size()), words.size()).stream()
        .map(Word::value)
        .toList();
  }

  /** Returns all words, as the shell sees them. */
  List<String> words() {
    return segment.words().stream().map(Word::value).toList();
  }

  /** Returns whether a changed environment is this command's alone: {@code NAME=x program}. */
  boolean changesOwnEnvironment() {
    return changesOwnEnvironment;
  }

  /** Returns the texts that {@link Target#SEGMENT} is searched in: as written, and as meant. */
  List<String> texts() {
    if (WRITERS_OF_PROSE.contains(name)) {
      return List.of(withoutPhrases());
    }
    String written = segment.text(start(first));
    String meant = segment.unquotedWords(start(skipRedirections(segment.words(), first)));
    return written.equals(meant) ? List.of(written) : List.of(written, meant);
  }

  /** Returns the text that {@link Target#SEGMENT_UNQUOTED} is searched in. */
  String withoutPhrases() {
    return segment.withoutPhrases(start(first));
  }

  /** Returns where a word begins; the segment's end if there is none. */
  private int start(int word) {
    List<Word> words = segment.words();
    if (word < words.size()) {
      return words.get(word).start();
    }
    return words.isEmpty() ? 0 : words.get(words.size() - 1).end();
  }

  /** Returns the command with single spaces: two that differ in blanks only are the same. */
  String normalised() {
    return BLANKS.matcher(segment.text(start(first))).replaceAll(" ").strip();
  }

  /** Returns what it prints, if it is an {@code echo}, {@code printf} or {@code cat <<END}. */
  Optional<String> printed() {
    String document = segment.document();
    if (!document.isEmpty()) {
      return Optional.of(document);
    }
    return Set.of("echo", "printf", "Write-Output", "print").contains(name)
        ? Optional.of(String.join(" ", arguments()).replace("\\n", "\n"))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return "SimpleCommand[" + segment + "]";
  }
}
