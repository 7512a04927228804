package io.spanwarden.detect.command;

import io.spanwarden.detect.command.CommandAction.Write;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The arguments of a tool call: a JSON text, perhaps cut by the agent, read for commands, paths and
 * contents. Not thread-safe.
 *
 * <p>One pass over names and strings in which nesting plays no part, so neither depth nor an early
 * end can trouble it. A text that is no JSON is a patch or nothing.
 */
final class ToolArguments {
  private static final Set<String> FULL_COMMANDS = Set.of("full_command", "command", "cmd");
  private static final Set<String> SHORT_COMMANDS = Set.of("bash_command");
  private static final Set<String> PATHS =
      Set.of("file_path", "filePath", "path", "notebook_path", "absolute_path");
  private static final Set<String> CONTENTS =
      Set.of(
          "content",
          "new_string",
          "newString",
          "new_str",
          "new_source",
          "file_text",
          "insert_text");
  private static final Set<String> PATCHES = Set.of("input", "patch", "patchText");
  private static final int LONGEST_NAME = 16;

  private final byte[] json;
  private final int start;
  private final int end;
  private boolean truncated;
  private int at;

  private final Set<String> commands = new LinkedHashSet<>();
  private final Set<String> shortCommands = new LinkedHashSet<>();
  private final List<String> paths = new ArrayList<>();
  private final List<Content> contents = new ArrayList<>();

  /** A text that was written, and whether it was cut. */
  private record Content(String text, boolean truncated) {}

  /** Reads {@code json[start, end)}; {@code truncated} says that there was more. */
  ToolArguments(byte[] json, int start, int end, boolean truncated) {
    this.json = json;
    this.start = start;
    this.end = end;
    this.truncated = truncated;
  }

  /** Returns what the call runs and writes. A path without a content is only read. */
  List<CommandAction> actions() {
    at = start;
    skipBlanks();
    if (at >= end || (json[at] != '{' && json[at] != '[')) {
      String text = new String(json, start, end - start, StandardCharsets.UTF_8);
      return PatchText.isIn(text) ? List.copyOf(PatchText.writes(text)) : List.of();
    }
    while (at < end) {
      if (json[at] == '"') {
        name();
      } else {
        at++;
      }
    }
    return collected();
  }

  private List<CommandAction> collected() {
    var actions = new ArrayList<CommandAction>();
    for (String command : commands.isEmpty() ? shortCommands : commands) {
      actions.addAll(CommandFields.commands(command));
    }
    for (Content content : contents) {
      if (PatchText.isIn(content.text())) {
        actions.addAll(PatchText.writes(content.text()));
      } else if (!paths.isEmpty()) {
        actions.add(new Write(paths.get(0), content.text(), content.truncated()));
      }
    }
    return actions;
  }

  /** Reads a string that is a member's name if a colon follows, then a value of interest. */
  private void name() {
    int opening = at;
    int closing = skipString();
    skipBlanks();
    if (at >= end || json[at] != ':' || closing - opening > LONGEST_NAME) {
      return;
    }
    at++;
    skipBlanks();
    String name = new String(json, opening + 1, closing - opening - 1, StandardCharsets.UTF_8);
    if (at < end && json[at] == '"') {
      member(name);
    } else if (at < end && json[at] == '[' && FULL_COMMANDS.contains(name)) {
      words();
    }
  }

  private void member(String name) {
    int opening = at;
    int closing = skipString();
    if (FULL_COMMANDS.contains(name)) {
      commands.add(JsonText.decode(json, opening + 1, closing));
    } else if (SHORT_COMMANDS.contains(name)) {
      shortCommands.add(JsonText.decode(json, opening + 1, closing));
    } else if (PATHS.contains(name)) {
      paths.add(JsonText.decode(json, opening + 1, closing));
    } else if (CONTENTS.contains(name) || PATCHES.contains(name)) {
      String text = JsonText.decode(json, opening + 1, closing);
      if (CONTENTS.contains(name) || PatchText.isIn(text)) {
        contents.add(new Content(text, truncated || isCut(text)));
      }
    }
  }

  /** Agents mark what they cut: with an ellipsis, or in words. */
  private static boolean isCut(String text) {
    String tail = text.substring(Math.max(0, text.length() - 64));
    return tail.endsWith("…")
        || tail.endsWith("...")
        || tail.contains("truncated")
        || tail.contains("TRUNCATED");
  }

  /** Reads a command given as a list of words. */
  private void words() {
    var words = new ArrayList<String>();
    while (at < end && json[at] != ']') {
      if (json[at] == '"') {
        int opening = at;
        words.add(JsonText.decode(json, opening + 1, skipString()));
      } else {
        at++;
      }
    }
    if (words.size() == 2 && words.get(0).equals("apply_patch")) {
      commands.add(words.get(1));
    } else if (!words.isEmpty()) {
      commands.add(String.join(" ", words.stream().map(ToolArguments::quoted).toList()));
    }
  }

  /** Returns a word so that a shell reads it as it is. */
  private static String quoted(String word) {
    boolean plain = !word.isEmpty();
    for (int i = 0; i < word.length() && plain; i++) {
      char c = word.charAt(i);
      plain = Character.isLetterOrDigit(c) || "_@%+=:,./-".indexOf(c) >= 0;
    }
    return plain ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  /**
   * Skips the string that begins here and returns where its closing mark stands; the end, and
   * remembers that the text was cut, if it has none.
   */
  private int skipString() {
    at++;
    while (at < end && json[at] != '"') {
      at += json[at] == '\\' ? 2 : 1;
    }
    if (at >= end) {
      truncated = true;
      at = end;
      return end;
    }
    return at++;
  }

  private void skipBlanks() {
    while (at < end && json[at] <= ' ' && json[at] >= 0) {
      at++;
    }
  }
}
