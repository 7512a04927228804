package io.spanwarden.detect.command;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Set;

/** Commands that start a coding agent. */
final class AgentLaunch {
  private static final Set<String> AGENTS =
      Set.of("claude", "codex", "gemini", "copilot", "cursor-agent", "opencode");

  /** What an agent's program does besides being an agent. */
  private static final Set<String> ERRANDS =
      Set.of(
          "plugin",
          "plugins",
          "mcp",
          "config",
          "update",
          "upgrade",
          "install",
          "doctor",
          "login",
          "logout",
          "auth",
          "completion",
          "help",
          "project",
          "setup-token",
          "--version",
          "-v",
          "-V",
          "--help",
          "-h");

  private static final Set<String> RUNNERS =
      Set.of("npx", "pnpx", "bunx", "pnpm", "yarn", "npm", "bun", "deno");
  private static final Pattern PACKAGE =
      Pattern.compile(
          "^(?:npm:)?(?:@anthropic-ai/claude-code|@openai/codex|@google/gemini-cli|@github/copilot"
              + "|opencode-ai)(?:@\\S+)?$");
  private static final Set<String> MULTIPLEXERS = Set.of("tmux", "screen", "script", "watch");
  private static final Pattern IN_PHRASE =
      Pattern.compile("^(?:\\S*/)?(?:claude|codex|gemini|copilot|cursor-agent|opencode)(?:\\s|$)");

  private AgentLaunch() {}

  /** Returns whether {@code command} starts an agent. */
  static boolean isIn(SimpleCommand command) {
    List<String> arguments = command.arguments();
    if (AGENTS.contains(command.name())) {
      return arguments.isEmpty() || !ERRANDS.contains(arguments.get(0));
    }
    if (RUNNERS.contains(command.name())) {
      return arguments.stream().limit(8).anyMatch(word -> PACKAGE.matcher(word).find());
    }
    return MULTIPLEXERS.contains(command.name())
        && arguments.stream().anyMatch(word -> IN_PHRASE.matcher(word).find());
  }
}
