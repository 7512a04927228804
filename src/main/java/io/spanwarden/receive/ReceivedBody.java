package io.spanwarden.receive;

import com.linecorp.armeria.common.HttpData;
import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.List;

/** The pieces of a body as they came in, in pooled memory. Owned by one thread at a time. */
final class ReceivedBody implements AutoCloseable {
  private final List<HttpData> pieces = new ArrayList<>();
  private int length;

  void add(HttpData piece) {
    pieces.add(piece);
    length += piece.length();
  }

  int length() {
    return length;
  }

  /** Copies {@code count} bytes, from {@code start} on, to the beginning of {@code target}. */
  void copy(int start, byte[] target, int count) {
    int skip = start;
    int at = 0;
    for (HttpData piece : pieces) {
      int available = piece.length() - skip;
      if (available <= 0) {
        skip -= piece.length();
        continue;
      }
      int part = Math.min(available, count - at);
      ByteBuf buffer = piece.byteBuf();
      buffer.getBytes(buffer.readerIndex() + skip, target, at, part);
      at += part;
      skip = 0;
      if (at == count) {
        return;
      }
    }
  }

  /** Gives the memory back; the body is empty then. */
  @Override
  public void close() {
    pieces.forEach(HttpData::close);
    pieces.clear();
  }
}
