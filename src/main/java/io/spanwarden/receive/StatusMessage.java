package io.spanwarden.receive;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Writes {@code google.rpc.Status}, the body of every OTLP error.
 *
 * <p>Field numbers: Status code 1, message 2, details 3; Any type_url 1, value 2; RetryInfo
 * retry_delay 1; Duration seconds 1.
 */
final class StatusMessage {
  /** Beyond this, a message is cut. Answers stay far below OTLP's 4 MiB. */
  static final int LONGEST_MESSAGE = 1024;

  private static final int VARINT = 0;
  private static final int LENGTH_DELIMITED = 2;
  private static final String RETRY_INFO = "type.googleapis.com/google.rpc.RetryInfo";

  private StatusMessage() {}

  static byte[] protobuf(RpcCode code, String message) {
    return status(code, message).toByteArray();
  }

  /** Returns a Status that also carries a RetryInfo. */
  static byte[] protobufWithRetry(RpcCode code, String message, int retrySeconds) {
    ByteArrayOutputStream duration = new ByteArrayOutputStream();
    writeNumber(duration, 1, retrySeconds);
    ByteArrayOutputStream retry = new ByteArrayOutputStream();
    writeBytes(retry, 1, duration.toByteArray());
    ByteArrayOutputStream any = new ByteArrayOutputStream();
    writeBytes(any, 1, RETRY_INFO.getBytes(StandardCharsets.UTF_8));
    writeBytes(any, 2, retry.toByteArray());
    ByteArrayOutputStream status = status(code, message);
    writeBytes(status, 3, any.toByteArray());
    return status.toByteArray();
  }

  static byte[] json(RpcCode code, String message) {
    StringBuilder text = new StringBuilder(64 + message.length());
    text.append("{\"code\":").append(code.number()).append(",\"message\":\"");
    for (char c : cut(message).toCharArray()) {
      if (c == '"' || c == '\\') {
        text.append('\\').append(c);
      } else if (c < ' ' || Character.isSurrogate(c)) {
        text.append("\\u").append(HexFormat.of().toHexDigits(c));
      } else {
        text.append(c);
      }
    }
    return text.append("\"}").toString().getBytes(StandardCharsets.UTF_8);
  }

  static String cut(String message) {
    return message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE);
  }

  private static ByteArrayOutputStream status(RpcCode code, String message) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    writeNumber(out, 1, code.number());
    writeBytes(out, 2, cut(message).getBytes(StandardCharsets.UTF_8));
    return out;
  }

  private static void writeNumber(ByteArrayOutputStream out, int field, int value) {
    writeVarint(out, (field << 3) | VARINT);
    writeVarint(out, value);
  }

  private static void writeBytes(ByteArrayOutputStream out, int field, byte[] value) {
    writeVarint(out, (field << 3) | LENGTH_DELIMITED);
    writeVarint(out, value.length);
    out.writeBytes(value);
  }

  private static void writeVarint(ByteArrayOutputStream out, int value) {
    int rest = value;
    while ((rest & ~0x7f) != 0) {
      out.write((rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    out.write(rest);
  }
}
