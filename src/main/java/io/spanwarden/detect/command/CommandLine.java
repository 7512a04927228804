package io.spanwarden.detect.command;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A command line as the commands that it runs, those of shells in shells included. */
final class CommandLine {
  private static final Set<String> SHELLS =
      Set.of("sh", "bash", "zsh", "dash", "ash", "ksh", "fish", "su", "pwsh", "powershell", "cmd");

  private static final Pattern SCRIPT_FOLLOWS =
      Pattern.compile("-[a-zA-Z]*c|--command|(?i:-command)");
  private static final Pattern REST_IS_SCRIPT = Pattern.compile("/[cCkK]");

  /** Words between a shell's name and its script that are looked over at most. */
  private static final int OPTIONS = 6;

  private CommandLine() {}

  /** Returns the commands of {@code text} in their order, inert ones included. */
  static List<SimpleCommand> split(String text) {
    var commands = new ArrayList<SimpleCommand>();
    split(text, 0, commands);
    return commands;
  }

  private static void split(String text, int depth, List<SimpleCommand> out) {
    for (Segment segment : CommandLexer.split(text, depth)) {
      var command = new SimpleCommand(segment);
      out.add(command);
      if (segment.depth() < CommandLexer.DEPTH) {
        for (String script : scripts(command)) {
          split(script, segment.depth() + 1, out);
        }
      }
    }
  }

  /** Returns the texts that {@code command} hands to a shell. */
  private static List<String> scripts(SimpleCommand command) {
    if (InertCommands.contains(command)) {
      return List.of();
    }
    var scripts = new ArrayList<String>();
    if (command.name().equals("eval")) {
      scripts.add(String.join(" ", command.arguments()));
    }
    List<String> words = command.words();
    for (int i = 0; i < words.size(); i++) {
      if (SHELLS.contains(SimpleCommand.baseName(words.get(i)))) {
        i = addScript(words, i, scripts);
      }
    }
    if (SHELLS.contains(command.name())) {
      addInput(command, scripts);
    }
    return scripts;
  }

  /** Adds the script of a shell that is called here, and returns the last word looked at. */
  private static int addScript(List<String> words, int shell, List<String> scripts) {
    for (int i = shell + 1; i + 1 < words.size() && i <= shell + OPTIONS; i++) {
      String option = words.get(i);
      if (SHELLS.contains(SimpleCommand.baseName(option))) {
        return i - 1; // a shell of its own
      }
      if (SCRIPT_FOLLOWS.matcher(option).matches()) {
        scripts.add(words.get(i + 1));
        return i + 1;
      }
      if (REST_IS_SCRIPT.matcher(option).matches()) {
        scripts.add(String.join(" ", words.subList(i + 1, words.size())));
        return words.size();
      }
    }
    return shell;
  }

  /** What a shell reads from its input: a here-document, a here-string, or a pipe. */
  private static void addInput(SimpleCommand shell, List<String> scripts) {
    String document = shell.segment().document();
    if (!document.isEmpty()) {
      scripts.add(document);
    }
    List<String> words = shell.arguments();
    for (int i = 0; i < words.size(); i++) {
      if (words.get(i).equals("<<<") && i + 1 < words.size()) {
        scripts.add(words.get(i + 1));
      } else if (words.get(i).startsWith("<<<")) {
        scripts.add(words.get(i).substring(3));
      }
    }
    shell
        .segment()
        .source()
        .map(SimpleCommand::new)
        .flatMap(SimpleCommand::printed)
        .ifPresent(scripts::add);
  }
}
