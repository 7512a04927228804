package io.spanwarden.detect;

/**
 * What a span, log record or data point says of itself, whatever the order it says it in. Reused
 * for each; not thread-safe.
 */
final class RecordContext {
  final Kept traceId = new Kept();
  final Kept spanId = new Kept();
  final Kept session = new Kept();
  final Kept toolUseId = new Kept();
  final Kept toolName = new Kept();
  final Kept toolServer = new Kept();

  /** Whether the tool call was refused: the attempt remains evidence, of less weight. */
  boolean rejected;

  void clear() {
    traceId.clear();
    spanId.clear();
    session.clear();
    toolUseId.clear();
    toolName.clear();
    toolServer.clear();
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
      case COMMAND, NONE -> {}
    }
  }
}
