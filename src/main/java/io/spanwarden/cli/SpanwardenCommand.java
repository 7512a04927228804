package io.spanwarden.cli;

import io.spanwarden.event.InvalidConfigException;
import io.spanwarden.event.InvalidRuleException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line. */
@Command(
    name = "spanwarden",
    description = {
      "Receives the OpenTelemetry of AI coding agents and answers, live: how risky is each agent",
      "right now, and why?"
    },
    mixinStandardHelpOptions = true,
    versionProvider = BuildVersion.class,
    subcommands = {
      ServeCommand.class,
      ScanCommand.class,
      RulesCommand.class,
      FindingsCommand.class,
      ScoreCommand.class,
      DemoCommand.class,
      TokenCommand.class,
      VerifyCommand.class,
      BackupCommand.class,
      HealthCommand.class
    },
    footer = {
      "",
      "Without a command, `serve` runs. Exit codes: 0 fine, 1 could not do it, 2 wrong usage,",
      "3 unhealthy."
    })
public final class SpanwardenCommand implements Runnable {
  private static final int HELP_WIDTH = 100;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "command: missing (try: spanwarden serve)");
  }

  /** Returns the command line, ready to execute. Mistakes of the user show no stack trace. */
  public static CommandLine commandLine() {
    var commandLine = new CommandLine(new SpanwardenCommand());
    commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    commandLine.setUsageHelpWidth(HELP_WIDTH);
    commandLine.setExecutionExceptionHandler(
        (exception, line, parsed) -> {
          PrintWriter err = line.getErr();
          if (exception instanceof InvalidConfigException
              || exception instanceof InvalidRuleException
              || exception instanceof CannotException) {
            String.valueOf(exception.getMessage())
                .lines()
                .forEach(problem -> err.println("spanwarden: " + problem));
            return exception instanceof CannotException cannot
                ? cannot.exitCode()
                : line.getCommandSpec().exitCodeOnExecutionException();
          }
          throw exception;
        });
    return commandLine;
  }
}
