package io.spanwarden.detect;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What a span, log record or data point says of itself, whatever the order it says it in. Reused
 * for each; not thread-safe.
 */
final class RecordContext {
  private static final byte[] SERVER_NAME = "mcp_server_name".getBytes(StandardCharsets.US_ASCII);
  private static final int LONGEST_PARAMETERS = 8192;

  final Kept traceId = new Kept();
  final Kept spanId = new Kept();
  final Kept session = new Kept();
  final Kept toolUseId = new Kept();
  final Kept toolName = new Kept();
  final Kept toolServer = new Kept();
  final Kept identity = new Kept();

  /** Whether an agent inside the agent is named. */
  boolean subAgent;

  /** Whether the tool call was refused: the attempt remains evidence, of less weight. */
  boolean rejected;

  void clear() {
    traceId.clear();
    spanId.clear();
    session.clear();
    toolUseId.clear();
    toolName.clear();
    toolServer.clear();
    identity.clear();
    subAgent = false;
    rejected = false;
  }

  /** Takes the value of an attribute that has a role here. */
  void take(KeyRole role, byte[] buffer, int offset, int length) {
    switch (role) {
      case SESSION -> session.set(buffer, offset, length);
      case TOOL_USE_ID -> toolUseId.set(buffer, offset, length);
      case TOOL_NAME -> toolName.set(buffer, offset, length);
      case TOOL_SERVER -> toolServer.set(buffer, offset, length);
      case DECISION -> rejected = length > 2 && (buffer[offset] == 'r' || buffer[offset] == 'd');
      case IDENTITY -> identity.set(buffer, offset, length);
      case SUB_AGENT -> subAgent = length > 0;
      case COMMAND, OWN_MARK, NONE -> {}
    }
  }

  /**
   * Takes the MCP server out of the parameters of a native tool call, {@code
   * {"mcp_server_name":"…"}}: native events name an MCP tool only there.
   */
  void takeServer(byte[] buffer, int offset, int length) {
    int end = offset + Math.min(length, LONGEST_PARAMETERS);
    int name = indexOf(SERVER_NAME, buffer, offset, end);
    if (name < 0) {
      return;
    }
    int from = name + SERVER_NAME.length;
    while (from < end && isPunctuation(buffer[from])) {
      from++;
    }
    int to = from;
    while (to < end && buffer[to] != '"' && buffer[to] != '\\') {
      to++;
    }
    toolServer.set(buffer, from, to - from);
  }

  /** What may stand between a name and its value, escaped or not. */
  private static boolean isPunctuation(byte b) {
    return b == '"' || b == '\\' || b == ':' || b == ' ';
  }

  private static int indexOf(byte[] word, byte[] buffer, int from, int to) {
    for (int i = from; i <= to - word.length; i++) {
      if (buffer[i] == word[0] && Arrays.equals(word, 0, word.length, buffer, i, i + word.length)) {
        return i;
      }
    }
    return -1;
  }
}
