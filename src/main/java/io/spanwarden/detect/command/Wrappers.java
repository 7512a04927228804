package io.spanwarden.detect.command;

import io.spanwarden.detect.command.Segment.Word;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Words before a command that do not change what it does: {@code sudo}, {@code then}, … */
final class Wrappers {
  /** Each with its options that take a value as a word of their own. */
  private static final Map<String, Set<String>> OPTIONS_WITH_VALUE =
      Map.ofEntries(
          Map.entry("sudo", Set.of("-u", "-g", "-h", "-p", "-C", "-D", "-r", "-t", "-T", "-U")),
          Map.entry("doas", Set.of("-u", "-C")),
          Map.entry("command", Set.of()),
          Map.entry("builtin", Set.of()),
          Map.entry("nohup", Set.of()),
          Map.entry("exec", Set.of("-a")),
          Map.entry("time", Set.of("-f", "-o")),
          Map.entry("setsid", Set.of()),
          Map.entry("nice", Set.of("-n")),
          Map.entry("ionice", Set.of("-c", "-n")),
          Map.entry("stdbuf", Set.of("-i", "-o", "-e")),
          Map.entry("timeout", Set.of("-k", "-s")),
          Map.entry("xargs", Set.of("-I", "-n", "-P", "-L", "-s", "-d", "-E", "-a")),
          Map.entry("start", Set.of()),
          Map.entry("Start-Process", Set.of("-FilePath")),
          Map.entry("then", Set.of()),
          Map.entry("do", Set.of()),
          Map.entry("else", Set.of()),
          Map.entry("if", Set.of()),
          Map.entry("elif", Set.of()),
          Map.entry("while", Set.of()),
          Map.entry("until", Set.of()),
          Map.entry("!", Set.of()),
          Map.entry("{", Set.of()));

  private Wrappers() {}

  /**
   * Returns the first word at or after {@code from} that is not a wrapper or one of its options.
   */
  static int skip(List<Word> words, int from) {
    int i = from;
    while (i < words.size()) {
      String name = words.get(i).value();
      Set<String> valued = OPTIONS_WITH_VALUE.get(name);
      if (valued == null || looksUp(name, words, i)) {
        return i;
      }
      i = skipOptions(words, i + 1, valued);
      if (name.equals("timeout")) {
        i++; // the duration
      }
    }
    return Math.min(i, words.size());
  }

  /** {@code command -v NAME} only says what NAME is. */
  private static boolean looksUp(String name, List<Word> words, int i) {
    return name.equals("command")
        && i + 1 < words.size()
        && words.get(i + 1).value().equalsIgnoreCase("-v");
  }

  private static int skipOptions(List<Word> words, int from, Set<String> valued) {
    int i = from;
    while (i < words.size()) {
      String option = words.get(i).value();
      if (option.length() < 2 || option.charAt(0) != '-') {
        return i;
      }
      i += valued.contains(option) ? 2 : 1;
      if (option.equals("--")) {
        return i;
      }
    }
    return i;
  }
}
