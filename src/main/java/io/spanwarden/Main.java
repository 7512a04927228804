package io.spanwarden;

import io.spanwarden.cli.SpanwardenCommand;

/** Runs the command line. */
public final class Main {
  private Main() {}

  /** Runs the command that {@code args} name and exits with its code. */
  public static void main(String[] args) {
    System.exit(SpanwardenCommand.commandLine().execute(args));
  }
}
