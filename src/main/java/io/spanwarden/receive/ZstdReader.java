package io.spanwarden.receive;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import java.nio.ByteBuffer;

/**
 * Unfolds zstd (RFC 8878), all frames. Not thread-safe; the native context is used again.
 *
 * <p>Always streaming: the size in a frame's head is the sender's claim, and memory follows what
 * was really unfolded. The window is capped at the 8 MiB that RFC 8878, section 3.1.1.1.2, asks
 * decoders to support; zstd's own default is 128 MiB.
 */
final class ZstdReader implements AutoCloseable {
  private static final int WINDOW_LOG = 23;

  private final ZstdDecompressCtx context = new ZstdDecompressCtx();

  /** Unfolds {@code bytes[0, end)} into {@code out}. */
  void read(byte[] bytes, int end, MessageBuffer out, MessageBuffer.Filling filling)
      throws RefusedException {
    context.reset();
    context.setLongMax(WINDOW_LOG);
    ByteBuffer from = ByteBuffer.wrap(bytes, 0, end);
    boolean complete = false;
    while (!complete || from.hasRemaining()) {
      int room = filling.room();
      ByteBuffer to = ByteBuffer.wrap(out.array(), out.length(), room);
      int before = from.position();
      complete = decompress(to, from);
      int written = to.position() - out.length();
      if (written == 0 && from.position() == before && !complete) {
        throw new RefusedException(Refusal.CORRUPT); // cut short
      }
      out.advance(written);
    }
    filling.finish();
  }

  @Override
  public void close() {
    context.close();
  }

  private boolean decompress(ByteBuffer to, ByteBuffer from) throws RefusedException {
    try {
      return context.decompressByteBufferStream(to, from);
    } catch (ZstdException e) {
      // Streaming reports the code negated.
      boolean window = Math.abs(e.getErrorCode()) == Zstd.errFrameParameterWindowTooLarge();
      throw new RefusedException(window ? Refusal.TOO_LARGE : Refusal.CORRUPT);
    }
  }
}
