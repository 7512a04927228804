package io.spanwarden.detect.command;

import java.util.List;
import java.util.Set;

/** Commands that only read and show: what they mention is documentation, not action. */
final class InertCommands {
  private static final Set<String> NAMES =
      Set.of(
          "grep",
          "egrep",
          "fgrep",
          "rg",
          "ag",
          "ack",
          "cat",
          "bat",
          "less",
          "more",
          "head",
          "tail",
          "echo",
          "printf",
          "man",
          "ls",
          "wc",
          "which",
          "type",
          "stat",
          "file",
          "diff",
          "printenv",
          "sort",
          "uniq",
          "jq",
          "yq",
          "test",
          "[",
          "[[",
          "command",
          "Get-Content",
          "Write-Output",
          "Select-String");
  private static final Set<String> GIT =
      Set.of("grep", "log", "show", "diff", "status", "blame", "add");
  private static final Set<String> GIT_OPTIONS_WITH_VALUE = Set.of("-C", "-c", "--git-dir");
  private static final Set<String> FIND_ACTIONS =
      Set.of("-delete", "-exec", "-execdir", "-ok", "-okdir", "-fprint", "-fprintf");

  private InertCommands() {}

  /** Returns whether {@code command} changes nothing and starts nothing. */
  static boolean contains(SimpleCommand command) {
    if (command.changesOwnEnvironment() && command.name().isEmpty()) {
      return false;
    }
    return named(command) && command.segment().outputs().isEmpty();
  }

  private static boolean named(SimpleCommand command) {
    List<String> arguments = command.arguments();
    return switch (command.name()) {
      case "git" -> GIT.contains(subcommand(arguments));
      case "find" -> arguments.stream().noneMatch(FIND_ACTIONS::contains);
      case "sort" ->
          arguments.stream().noneMatch(a -> a.startsWith("-o") || a.startsWith("--output"));
      case "yq" -> arguments.stream().noneMatch(a -> a.equals("-i") || a.equals("--inplace"));
      default -> NAMES.contains(command.name());
    };
  }

  private static String subcommand(List<String> arguments) {
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      if (GIT_OPTIONS_WITH_VALUE.contains(argument)) {
        i++;
      } else if (!argument.startsWith("-")) {
        return argument;
      }
    }
    return "";
  }
}
