package io.spanwarden.cli;

import io.spanwarden.score.Assessment;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Computes an AIVSS score from arguments, and shows how. */
@Command(
    name = "score",
    description = {
      "Computes an AIVSS score, its band and every step of the arithmetic. Says what the",
      "specification does not allow; with --formula v0.8 refuses it. Unknown factors give an",
      "interval. Scores are ordinal: no probability, no expected loss, never to be averaged."
    },
    sortOptions = false,
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Exit codes: 0 scored, 2 refused, or no score possible.",
      "",
      "Examples:",
      "  spanwarden score --cvss 4.3 --factors 0.4 --thm 0.95 --mf 0.9",
      "  spanwarden score --agent claude-code-otel --explain",
      "  spanwarden score --agent dash0 --mf 0.83 --formula uplift-only",
      "  spanwarden score --cvss CVSS:4.0/AV:N/AC:L/AT:N/PR:L/UI:N/VC:H/VI:N/VA:N/SC:H/SI:N/SA:N \\",
      "    --factor autonomy=0.5 --factor tools=1 --format json",
      "  spanwarden score '(CVSS:9.4/AARS:8.5)'"
    })
final class ScoreCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private ScoreInputs inputs = new ScoreInputs();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text or json (default: text).")
  private Format format = Format.TEXT;

  @Option(
      names = "--explain",
      description = "Also show each factor, what a change would do, and the other formulas.")
  private boolean explain;

  /** The forms of the answer. */
  enum Format {
    TEXT,
    JSON
  }

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    try {
      ScoreInputs.Request request = inputs.read();
      Assessment assessment = request.strategy().assess(request.declaration());
      var report = new ScoreReport(assessment, explain);
      PrintWriter out = spec.commandLine().getOut();
      out.print(format == Format.JSON ? report.json() : report.text());
      out.flush();
      return ExitCode.OK;
    } catch (IllegalArgumentException e) {
      String.valueOf(e.getMessage()).lines().forEach(line -> err.println("spanwarden: " + line));
      return ExitCode.USAGE;
    }
  }
}
