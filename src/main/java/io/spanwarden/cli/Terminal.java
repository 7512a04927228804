package io.spanwarden.cli;

import java.io.Console;
import java.lang.reflect.InvocationTargetException;
import picocli.CommandLine.Model.CommandSpec;

/** The terminal that the program may stand at. */
final class Terminal {
  /** Enough for every line: a pipe has no edge. */
  private static final int NO_EDGE = 10_000;

  private Terminal() {}

  /** Returns whether a person looks on: standard input and output are a terminal's. */
  @SuppressWarnings("SystemConsoleNull") // it does return null before JDK 22
  static boolean isAttached() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      // Since JDK 22 there may be a console without a terminal; it can be asked by this name only.
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      return true;
    } catch (IllegalAccessException | InvocationTargetException e) {
      return false;
    }
  }

  /** Returns how many characters fit into a line. */
  static int width(CommandSpec spec) {
    return isAttached() ? spec.usageMessage().autoWidth(true).width() : NO_EDGE;
  }
}
