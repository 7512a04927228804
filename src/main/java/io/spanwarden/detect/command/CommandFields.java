package io.spanwarden.detect.command;

import io.spanwarden.detect.command.CommandAction.Run;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Which fields of the telemetry hold what an agent ran or wrote, and in which form. Thread-safe;
 * {@link #mayHold} allocates nothing.
 */
public final class CommandFields {
  /** Bytes of a field that are looked at. */
  static final int LONGEST = 1 << 20;

  /** Keys whose value is a command line. */
  private static final byte[][] COMMANDS = keys("full_command", "bash_command", "command", "cmd");

  /** Keys whose value is the arguments of a tool, as a JSON text or a patch. */
  private static final byte[][] ARGUMENTS =
      keys(
          "tool_parameters",
          "tool_input",
          "gen_ai.tool.call.arguments",
          "langfuse.observation.input",
          "arguments",
          "function_args");

  private CommandFields() {}

  private static byte[][] keys(String... names) {
    byte[][] keys = new byte[names.length][];
    for (int i = 0; i < names.length; i++) {
      keys[i] = names[i].getBytes(StandardCharsets.UTF_8);
    }
    return keys;
  }

  /** Returns whether a string under the key {@code key[offset, offset + length)} may hold some. */
  public static boolean mayHold(byte[] key, int offset, int length) {
    return isOneOf(COMMANDS, key, offset, length) || isOneOf(ARGUMENTS, key, offset, length);
  }

  private static boolean isOneOf(byte[][] names, byte[] key, int offset, int length) {
    for (byte[] name : names) {
      if (name.length == length && startsWith(key, offset, name)) {
        return true;
      }
    }
    return false;
  }

  private static boolean startsWith(byte[] buffer, int offset, byte[] name) {
    for (int i = 0; i < name.length; i++) {
      if (buffer[offset + i] != name[i]) {
        return false;
      }
    }
    return true;
  }

  /**
   * Returns what an agent says under {@code key} that it ran or wrote, none for other keys.
   *
   * @param key the attribute's key
   * @param buffer holds the value, UTF-8
   * @param offset where it begins
   * @param length its bytes
   */
  public static List<CommandAction> actions(String key, byte[] buffer, int offset, int length) {
    byte[] name = key.getBytes(StandardCharsets.UTF_8);
    int bounded = Math.min(length, LONGEST);
    if (isOneOf(COMMANDS, name, 0, name.length)) {
      return commands(new String(buffer, offset, bounded, StandardCharsets.UTF_8));
    }
    if (!isOneOf(ARGUMENTS, name, 0, name.length)) {
      return List.of();
    }
    return new ToolArguments(buffer, offset, offset + bounded, bounded < length).actions();
  }

  /**
   * Returns the patch that {@code text} is or hands to {@code apply_patch}, or else the command.
   */
  static List<CommandAction> commands(String text) {
    var actions = new ArrayList<CommandAction>();
    if (text.startsWith("*** Begin Patch")) {
      actions.addAll(PatchText.writes(text));
    } else if (!text.isBlank()) {
      actions.add(new Run(text));
    }
    return actions;
  }
}
