package io.spanwarden.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Asks a running instance whether it is ready. */
@Command(
    name = "health",
    description = "Asks a running Spanwarden whether it is ready. Exit code 0 if so, else 3.",
    mixinStandardHelpOptions = true)
final class HealthCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int UNHEALTHY = 3;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--url",
      paramLabel = "URL",
      defaultValue = "http://127.0.0.1:9470",
      description = "Where the console is (default: ${DEFAULT-VALUE}).")
  private URI url = URI.create("http://127.0.0.1:9470");

  @Option(
      names = "--ca",
      paramLabel = "FILE",
      description = "PEM file with the authority of its certificate.")
  private Optional<Path> authority = Optional.empty();

  @Override
  public Integer call() throws InterruptedException {
    URI ready = url.resolve("/readyz");
    var request = HttpRequest.newBuilder(ready).timeout(PATIENCE).build();
    try {
      int status =
          Trust.client(authority, PATIENCE)
              .send(request, HttpResponse.BodyHandlers.discarding())
              .statusCode();
      spec.commandLine().getOut().println(status == 200 ? "ready" : "not ready");
      return status == 200 ? 0 : UNHEALTHY;
    } catch (IOException e) {
      spec.commandLine()
          .getErr()
          .println("spanwarden: " + ready + ": no answer (expected: a running instance)");
      return UNHEALTHY;
    }
  }
}
