package io.spanwarden.cli;

import io.spanwarden.Config;
import io.spanwarden.Setting;
import io.spanwarden.Settings;
import io.spanwarden.Spanwarden;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Receives telemetry until it is told to stop. */
@Command(
    name = "serve",
    description = "Receives telemetry and publishes scores until it is stopped.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Every setting can also stand in the file, as in `tls: {certificate: cert.pem}`, or in the",
      "environment, as in SPANWARDEN_TLS_CERTIFICATE=cert.pem. Flags win over the environment, the",
      "environment over the file."
    })
final class ServeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--config", paramLabel = "FILE", description = "YAML file with settings.")
  private Optional<Path> config = Optional.empty();

  @Option(names = "--data-dir", paramLabel = "DIR", description = "Directory for keys and tokens.")
  private Optional<String> dataDir = Optional.empty();

  @Option(names = "--rules-dir", paramLabel = "DIR", description = "Rules that add or override.")
  private Optional<String> rulesDir = Optional.empty();

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      description = "Address for OTLP (default: 127.0.0.1).")
  private Optional<String> bind = Optional.empty();

  @Option(
      names = "--grpc-port",
      paramLabel = "N",
      description = "OTLP/gRPC (default: 4317; 0 = any free).")
  private Optional<String> grpcPort = Optional.empty();

  @Option(
      names = "--http-port",
      paramLabel = "N",
      description = "OTLP/HTTP (default: 4318; 0 = any free).")
  private Optional<String> httpPort = Optional.empty();

  @Option(
      names = "--console-bind",
      paramLabel = "ADDRESS",
      description = "Address for the console (default: 127.0.0.1).")
  private Optional<String> consoleBind = Optional.empty();

  @Option(
      names = "--console-port",
      paramLabel = "N",
      description = "Console, API, /metrics (default: 9470; 0 = any free).")
  private Optional<String> consolePort = Optional.empty();

  @Option(
      names = "--allow-insecure-network",
      description = "Accept unencrypted or unauthenticated telemetry from the network.")
  private boolean allowInsecureNetwork;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Any other setting, such as limits.queue=4096.")
  private Map<String, String> others = new LinkedHashMap<>();

  @Override
  public Integer call() throws InterruptedException {
    Spanwarden spanwarden = Spanwarden.start(Config.of(settings()));
    PrintWriter out = spec.commandLine().getOut();
    out.println(spanwarden.listening());
    out.flush();
    var stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  spanwarden.close();
                  stopped.countDown();
                }));
    stopped.await();
    return 0;
  }

  private Settings settings() {
    var settings = new Settings();
    config.ifPresent(settings::file);
    return settings.environment(System.getenv()).flags(flags());
  }

  private Map<String, String> flags() {
    var flags = new LinkedHashMap<String, String>(others);
    dataDir.ifPresent(value -> flags.put(Setting.DATA_DIR.key(), value));
    rulesDir.ifPresent(value -> flags.put(Setting.RULES_DIR.key(), value));
    bind.ifPresent(value -> flags.put(Setting.BIND.key(), value));
    grpcPort.ifPresent(value -> flags.put(Setting.GRPC_PORT.key(), value));
    httpPort.ifPresent(value -> flags.put(Setting.HTTP_PORT.key(), value));
    consoleBind.ifPresent(value -> flags.put(Setting.CONSOLE_BIND.key(), value));
    consolePort.ifPresent(value -> flags.put(Setting.CONSOLE_PORT.key(), value));
    if (allowInsecureNetwork) {
      flags.put(Setting.ALLOW_INSECURE_NETWORK.key(), "true");
    }
    return flags;
  }
}
