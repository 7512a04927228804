package io.spanwarden.detect.command;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Set;

/** Where a change outlives the command: settings, start-up files, units, pipelines, images. */
final class Places {
  /** The settings files of agents and of their telemetry plugins. */
  private static final String SETTINGS =
      "\\.claude/(?:settings(?:\\.local)?|remote-settings)\\.json|\\.claude\\.json"
          + "|claude-?code/managed-settings(?:\\.json|\\.d/.+)"
          + "|\\.codex/(?:config\\.toml|hooks\\.json)|\\.gemini/settings\\.json"
          + "|\\.cursor/hooks\\.json|\\.copilot/config\\.json|opencode\\.jsonc?"
          + "|dash0-agent-plugin\\.local\\.md|\\.claude/state/langfuse_state\\.json";

  private static final String START_UP =
      "\\.(?:bashrc|bash_profile|bash_login|bash_aliases|profile|zshrc|zshenv|zprofile|zlogin|kshrc"
          + "|cshrc|tcshrc|envrc|pam_environment)|config\\.fish|fish/conf\\.d/[^/]+"
          + "|etc/(?:environment|profile|bash\\.bashrc|zsh/[^/]+|profile\\.d/[^/]+)"
          + "|environment\\.d/[^/]+\\.conf|[^/]*profile\\.ps1";

  private static final String RUN_BY_MACHINES =
      "systemd/.+\\.(?:service|conf)|launch(?:agents|daemons)/[^/]+\\.plist|etc/cron[^/]*(?:/[^/]+)?"
          + "|\\.github/workflows/[^/]+\\.ya?ml|\\.gitlab-ci\\.yml|jenkinsfile|\\.circleci/.+"
          + "|azure-pipelines\\.ya?ml|bitbucket-pipelines\\.yml|\\.buildkite/.+|devcontainer\\.json"
          + "|(?:dockerfile|containerfile)(?:\\.[^/]+)?|[^/]+\\.dockerfile"
          + "|(?:docker-)?compose[^/]*\\.ya?ml";

  private static final Pattern PERSISTENT =
      Pattern.compile(
          "(?i)(?:^|[/~=\"'])(?:" + SETTINGS + "|" + START_UP + "|" + RUN_BY_MACHINES + ")$");
  private static final Pattern EXAMPLE =
      Pattern.compile(
          "(?i)(?:^|/)(?:tests?|__tests__|specs?|fixtures?|testdata|test-fixtures|__fixtures__|docs?"
              + "|documentation|examples?|samples?)/");
  private static final Set<String> REGISTRY_WRITERS = Set.of("setx", "launchctl", "systemctl");
  private static final Set<String> FILE_WRITERS =
      Set.of("sed", "perl", "cp", "mv", "tee", "ln", "install", "dd", "Set-Content", "Add-Content");
  private static final Pattern SET_ENVIRONMENT = Pattern.compile("(?:un)?set(?:env|-environment)");
  private static final Pattern FISH_UNIVERSAL = Pattern.compile("-[a-zA-Z]*U[a-zA-Z]*|--universal");
  private static final Pattern DOTNET =
      Pattern.compile("(?i)SetEnvironmentVariable\\(.*[\"'](?:User|Machine)[\"']");

  private Places() {}

  /** Returns whether what is written at {@code path} stays in force. */
  static boolean isPersistent(String path) {
    return PERSISTENT.matcher(path.replace('\\', '/')).find();
  }

  /** Returns whether {@code path} lies among tests, fixtures or documentation. */
  static boolean isExample(String path) {
    return EXAMPLE.matcher(path.replace('\\', '/')).find();
  }

  /** Returns whether {@code command} writes a persistent place. */
  static boolean isWrittenBy(SimpleCommand command) {
    if (command.segment().outputs().stream().anyMatch(Places::isPersistent)) {
      return true;
    }
    List<String> arguments = command.arguments();
    String name = command.name();
    if (REGISTRY_WRITERS.contains(name)) {
      return name.equals("setx")
          || arguments.stream().anyMatch(a -> SET_ENVIRONMENT.matcher(a).matches());
    }
    if (name.equals("set")) {
      return arguments.stream().anyMatch(a -> FISH_UNIVERSAL.matcher(a).matches());
    }
    return (FILE_WRITERS.contains(name) && arguments.stream().anyMatch(Places::isPersistent))
        || DOTNET.matcher(command.normalised()).find();
  }
}
