package io.spanwarden.receive;

import com.linecorp.armeria.common.HttpData;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A body as it came in. Owned by one thread at a time.
 *
 * <p>Large pieces stay in the pooled memory that they were read into. Small ones are copied
 * together: each would otherwise hold on to a whole read buffer, and a body sent byte by byte would
 * take a hundred times the memory that it is charged for.
 */
final class ReceivedBody implements AutoCloseable {
  private static final int SMALL = 8 << 10;

  private final List<ByteBuf> pieces = new ArrayList<>();
  private @Nullable ByteBuf tail;
  private int length;

  /** Takes over {@code piece}. */
  void add(HttpData piece) {
    length += piece.length();
    if (piece.length() >= SMALL) {
      tail = null;
      pieces.add(piece.byteBuf());
      return;
    }
    try (piece) {
      if (tail == null) {
        tail = Unpooled.buffer(piece.length());
        pieces.add(tail);
      }
      tail.writeBytes(piece.byteBuf());
    }
  }

  int length() {
    return length;
  }

  /** Copies {@code count} bytes, from {@code start} on, to the beginning of {@code target}. */
  void copy(int start, byte[] target, int count) {
    int skip = start;
    int at = 0;
    for (ByteBuf piece : pieces) {
      int available = piece.readableBytes() - skip;
      if (available <= 0) {
        skip -= piece.readableBytes();
        continue;
      }
      int part = Math.min(available, count - at);
      piece.getBytes(piece.readerIndex() + skip, target, at, part);
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
    pieces.forEach(ByteBuf::release);
    pieces.clear();
    tail = null;
  }
}
