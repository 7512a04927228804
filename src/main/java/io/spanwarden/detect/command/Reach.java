package io.spanwarden.detect.command;

import java.util.List;

/** How far the changes reach that the commands of one line make. Not thread-safe. */
final class Reach {
  private static final int UNKNOWN = -2;

  private final List<SimpleCommand> commands;
  private int last = UNKNOWN;

  Reach(List<SimpleCommand> commands) {
    this.commands = commands;
  }

  /** Returns the effect of what {@code rule} found in a command. */
  Effect of(CommandRule rule, int index) {
    boolean reached =
        rule.grading() == Grading.IMMEDIATE
            || (commands.get(index).changesOwnEnvironment() ? takesWithin(index) : last() >= index);
    return reached ? Effect.EFFECTIVE : Effect.INTENT;
  }

  /** Returns the effect of what {@code rule} found in the line as a whole. */
  Effect ofAny(CommandRule rule) {
    return rule.grading() == Grading.IMMEDIATE || last() >= 0 ? Effect.EFFECTIVE : Effect.INTENT;
  }

  /** An environment of its own reaches the command, and what a shell that it is runs. */
  private boolean takesWithin(int index) {
    int depth = commands.get(index).segment().depth();
    int i = index;
    do {
      if (takes(commands.get(i))) {
        return true;
      }
      i++;
    } while (i < commands.size() && commands.get(i).segment().depth() > depth);
    return false;
  }

  /** Returns the last command that starts an agent or writes a persistent place, or -1. */
  private int last() {
    if (last == UNKNOWN) {
      last = commands.size() - 1;
      while (last >= 0 && !takes(commands.get(last))) {
        last--;
      }
    }
    return last;
  }

  private static boolean takes(SimpleCommand command) {
    return !InertCommands.contains(command)
        && (AgentLaunch.isIn(command) || Places.isWrittenBy(command));
  }
}
