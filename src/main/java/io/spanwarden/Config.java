package io.spanwarden;

import io.spanwarden.event.AgentId;
import io.spanwarden.event.InvalidConfigException;
import io.spanwarden.expose.ConsoleSettings;
import io.spanwarden.receive.ReceiveSettings;
import io.spanwarden.receive.TlsFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * All settings, checked.
 *
 * @param dataDir where keys and tokens are kept
 * @param rulesDir rules that add to the built-in ones
 * @param receive the OTLP listeners
 * @param console console, API and metrics
 * @param maxFindings findings that are kept
 * @param expectedAgents agents that should report
 */
public record Config(
    Path dataDir,
    Optional<Path> rulesDir,
    ReceiveSettings receive,
    ConsoleSettings console,
    int maxFindings,
    Set<AgentId> expectedAgents) {
  private static final Pattern SIZE = Pattern.compile("(\\d{1,12})\\s*(|B|KiB|MiB|GiB)");
  private static final List<String> UNITS = List.of("B", "KiB", "MiB", "GiB");

  /**
   * Returns the typed settings.
   *
   * @throws InvalidConfigException with every problem there is
   */
  public static Config of(Settings settings) {
    var reader = new Reader(settings);
    Path dataDir = reader.path(Setting.DATA_DIR).orElse(Path.of("."));
    Optional<Path> rulesDir = reader.path(Setting.RULES_DIR);
    rulesDir
        .filter(dir -> !Files.isDirectory(dir))
        .ifPresent(dir -> settings.reject(Setting.RULES_DIR, "a directory"));
    ReceiveSettings receive = receive(reader, settings);
    int consolePort = reader.port(Setting.CONSOLE_PORT);
    Optional<ConsoleSettings.Tls> consoleTls =
        receive
            .tls()
            .map(
                files ->
                    new ConsoleSettings.Tls(
                        files.certificateChain().toFile(), files.privateKey().toFile()));
    int maxFindings = (int) reader.number(Setting.MAX_FINDINGS, 100, 10_000_000);
    String consoleBind = settings.get(Setting.CONSOLE_BIND);
    if (!isLoopback(consoleBind) && consoleTls.isEmpty() && !receive.allowInsecureNetwork()) {
      settings.reject(
          "console-bind: "
              + consoleBind
              + " is reachable from the network without TLS (expected: a loopback address; or"
              + " tls.certificate and tls.key; or allow-insecure-network true)");
    }
    Set<AgentId> expected = reader.agents(Setting.EXPECTED_AGENTS);
    settings.throwIfInvalid();
    List<String> problems = receive.validate();
    if (!problems.isEmpty()) {
      throw new InvalidConfigException(problems);
    }
    var console = new ConsoleSettings(consoleBind, consolePort, consoleTls);
    return new Config(dataDir, rulesDir, receive, console, maxFindings, expected);
  }

  private static ReceiveSettings receive(Reader reader, Settings settings) {
    ReceiveSettings.Builder builder =
        ReceiveSettings.builder()
            .bindAddress(settings.get(Setting.BIND))
            .grpcPort(reader.port(Setting.GRPC_PORT))
            .httpPort(reader.port(Setting.HTTP_PORT))
            .queueCapacity((int) reader.number(Setting.QUEUE, 1, 1 << 20))
            .allowInsecureNetwork(reader.flag(Setting.ALLOW_INSECURE_NETWORK))
            .trustedProxies(reader.list(Setting.TRUSTED_PROXIES));
    reader.size(Setting.IN_FLIGHT_LIMIT).ifPresent(builder::inFlightLimit);
    if (!reader.isDefault(Setting.WIRE_LIMIT)) {
      reader.size(Setting.WIRE_LIMIT).ifPresent(bytes -> builder.wireLimit(clamped(bytes)));
    }
    if (!reader.isDefault(Setting.MESSAGE_LIMIT)) {
      reader.size(Setting.MESSAGE_LIMIT).ifPresent(bytes -> builder.messageLimit(clamped(bytes)));
    }
    if (!reader.isAuto(Setting.THREADS)) {
      builder.scanningThreads((int) reader.number(Setting.THREADS, 1, 1024));
    }
    if (!reader.isAuto(Setting.REQUIRE_CREDENTIALS)) {
      builder.requireCredentials(reader.flag(Setting.REQUIRE_CREDENTIALS));
    }
    tls(reader, settings).ifPresent(builder::tls);
    return builder.build();
  }

  private static boolean isLoopback(String address) {
    return address.equals("localhost") || address.startsWith("127.") || address.equals("::1");
  }

  /** More than an int holds is out of the settings' range anyway, and is rejected there. */
  private static int clamped(long bytes) {
    return (int) Math.min(bytes, Integer.MAX_VALUE);
  }

  private static Optional<TlsFiles> tls(Reader reader, Settings settings) {
    Optional<Path> certificate = reader.path(Setting.TLS_CERTIFICATE);
    Optional<Path> key = reader.path(Setting.TLS_KEY);
    Optional<Path> clientCa = reader.path(Setting.TLS_CLIENT_CA);
    if (certificate.isEmpty() && key.isEmpty() && clientCa.isEmpty()) {
      return Optional.empty();
    }
    if (certificate.isEmpty() || key.isEmpty()) {
      settings.reject(
          "tls: certificate or key missing (expected: both tls.certificate and tls.key)");
      return Optional.empty();
    }
    return Optional.of(new TlsFiles(certificate.get(), key.get(), clientCa));
  }

  /** Turns texts into values and notes what it cannot. */
  private record Reader(Settings settings) {
    boolean isAuto(Setting setting) {
      return settings.get(setting).equals("auto");
    }

    boolean isDefault(Setting setting) {
      return settings.get(setting).equals(setting.defaultValue());
    }

    int port(Setting setting) {
      return (int) number(setting, 0, 65_535);
    }

    long number(Setting setting, long least, long most) {
      try {
        long number = Long.parseLong(settings.get(setting));
        if (number >= least && number <= most) {
          return number;
        }
      } catch (NumberFormatException ignored) {
        // Rejected below, with what was expected.
      }
      settings.reject(setting, "a whole number from " + least + " to " + most);
      return least;
    }

    boolean flag(Setting setting) {
      String text = settings.get(setting);
      if (!text.equals("true") && !text.equals("false")) {
        settings.reject(setting, "true or false");
      }
      return text.equals("true");
    }

    OptionalLong size(Setting setting) {
      if (isAuto(setting)) {
        return OptionalLong.empty();
      }
      Matcher matcher = SIZE.matcher(settings.get(setting));
      if (!matcher.matches()) {
        settings.reject(setting, "a size such as 1048576 or 20MiB");
        return OptionalLong.empty();
      }
      int power = Math.max(0, UNITS.indexOf(matcher.group(2)));
      long bytes = Long.parseLong(matcher.group(1)) << (10 * power);
      if (bytes < 1 || bytes > 1L << 40) {
        settings.reject(setting, "1B to 1024GiB");
        return OptionalLong.empty();
      }
      return OptionalLong.of(bytes);
    }

    Optional<Path> path(Setting setting) {
      String text = settings.get(setting);
      if (text.isEmpty()) {
        return Optional.empty();
      }
      return Optional.of(
          text.startsWith("~/")
              ? Path.of(System.getProperty("user.home"), text.substring(2))
              : Path.of(text));
    }

    Set<AgentId> agents(Setting setting) {
      var agents = new TreeSet<AgentId>();
      for (String name : list(setting)) {
        if (AgentId.isValid(name)) {
          agents.add(new AgentId(name));
        } else {
          settings.reject(setting, "names of 1 to 64 letters, digits, _ . -");
        }
      }
      return agents;
    }

    List<String> list(Setting setting) {
      return Arrays.stream(settings.get(setting).split(",", -1))
          .map(String::strip)
          .filter(entry -> !entry.isEmpty())
          .toList();
    }
  }
}
