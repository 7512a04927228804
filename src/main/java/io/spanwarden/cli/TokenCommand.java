package io.spanwarden.cli;

import io.spanwarden.Config;
import io.spanwarden.Setting;
import io.spanwarden.Settings;
import io.spanwarden.event.AgentId;
import io.spanwarden.receive.IssuedToken;
import io.spanwarden.receive.TokenInfo;
import io.spanwarden.receive.TokenRole;
import io.spanwarden.receive.TokenStore;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** Issues, lists and revokes tokens; works beside a running server. */
@Command(
    name = "token",
    description = {
      "Tokens for senders of telemetry and readers of the API. A token that is bound to an agent",
      "proves that telemetry is that agent's; a running server takes changes up at once."
    },
    mixinStandardHelpOptions = true)
final class TokenCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--config",
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      description = "YAML file with settings.")
  private Optional<Path> config = Optional.empty();

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description = "Directory for keys and tokens.")
  private Optional<String> dataDir = Optional.empty();

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "command: missing (expected: create, list or revoke)");
  }

  @Command(
      name = "create",
      description = "Issues a token and prints it, once: only its hash is kept.",
      mixinStandardHelpOptions = true)
  int create(
      @Option(
              names = "--agent",
              paramLabel = "NAME",
              description = "The agent it vouches for, such as dash0; compulsory for role ingest.")
          Optional<String> agent,
      @Option(
              names = "--role",
              paramLabel = "ROLE",
              defaultValue = "INGEST",
              description = "${COMPLETION-CANDIDATES} (default: ingest).")
          TokenRole role,
      @Option(
              names = "--note",
              paramLabel = "TEXT",
              defaultValue = "",
              description = "One line for its owner.")
          String note,
      @Option(
              names = "--out",
              paramLabel = "FILE",
              description = {
                "Writes the token to a file that only its owner may read, instead of printing it. A",
                "file that holds a token in force is kept as it is."
              })
          Optional<Path> file)
      throws IOException {
    agent
        .filter(name -> !AgentId.isValid(name))
        .ifPresent(
            name -> {
              throw new ParameterException(
                  spec.commandLine(),
                  "--agent: " + name + " (expected: 1 to 64 letters, digits, _ . -)");
            });
    try {
      TokenStore store = store();
      if (file.isPresent() && holdsToken(file.get(), store)) {
        err().printf("%s holds a token in force.%n", file.get());
        return 0;
      }
      IssuedToken issued = store.create(agent.map(AgentId::new), role, note);
      if (file.isPresent()) {
        write(file.get(), issued.plaintext());
        err()
            .printf("Token %s, role %s, is in %s.%n", issued.info().id(), role.label(), file.get());
        return 0;
      }
      out().println(issued.plaintext());
      err()
          .printf(
              "Token %s, role %s%s. It is shown this once; senders use it as `Authorization: Bearer"
                  + " <token>`, or as the password of Basic.%n",
              issued.info().id(), role.label(), agent.map(name -> ", bound to " + name).orElse(""));
      return 0;
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private static boolean holdsToken(Path file, TokenStore store) throws IOException {
    return Files.exists(file)
        && store.verify("Bearer " + Files.readString(file).strip()).isPresent();
  }

  private static void write(Path file, String token) throws IOException {
    Path made =
        Files.createTempFile(
            file.toAbsolutePath().getParent(),
            ".token",
            "",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(made, token + "\n");
    Files.move(made, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  @Command(
      name = "list",
      description = "Lists the tokens in force.",
      mixinStandardHelpOptions = true)
  int list() throws IOException {
    List<TokenInfo> tokens = store().list();
    if (tokens.isEmpty()) {
      err().println("No tokens yet (spanwarden token create --agent NAME makes one).");
    }
    for (TokenInfo token : tokens) {
      out()
          .printf(
              "%s  %-8s %-24s %s  %s%n",
              token.id(),
              token.role().label(),
              token.agent().map(AgentId::name).orElse("-"),
              token.created(),
              token.note());
    }
    return 0;
  }

  @Command(
      name = "revoke",
      description = "Withdraws a token for good.",
      mixinStandardHelpOptions = true)
  int revoke(
      @Parameters(paramLabel = "ID", description = "The token's id, as `list` shows it.") String id)
      throws IOException {
    if (!store().revoke(id)) {
      throw new CannotException("token: " + id + " (expected: an id that `token list` shows)");
    }
    err().printf("Token %s is revoked.%n", id);
    return 0;
  }

  private TokenStore store() {
    var settings = new Settings();
    config.ifPresent(settings::file);
    settings.environment(System.getenv());
    dataDir.ifPresent(dir -> settings.flags(Map.of(Setting.DATA_DIR.key(), dir)));
    Path directory = Config.of(settings).dataDir();
    try {
      Files.createDirectories(directory);
      return TokenStore.open(directory, InstantSource.system());
    } catch (IOException e) {
      throw new CannotException(
          "data-dir: " + directory + " (expected: a directory that can be written)");
    }
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private PrintWriter err() {
    return spec.commandLine().getErr();
  }
}
