package io.spanwarden.detect.command;

/** Something that an agent tried to do to its surroundings. */
public sealed interface CommandAction {
  /**
   * A command line for a shell.
   *
   * @param command payload
   */
  record Run(String command) implements CommandAction {
    @Override
    public String toString() {
      return "Run[" + command.length() + " characters]";
    }
  }

  /**
   * A file written, or a piece of it replaced.
   *
   * @param path payload
   * @param content payload
   * @param truncated whether the agent cut the content
   */
  record Write(String path, String content, boolean truncated) implements CommandAction {
    @Override
    public String toString() {
      return "Write[" + content.length() + " characters" + (truncated ? ", truncated]" : "]");
    }
  }
}
