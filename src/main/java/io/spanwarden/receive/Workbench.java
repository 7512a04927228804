package io.spanwarden.receive;

import org.jspecify.annotations.Nullable;

/** The buffers and decompressors of one scanning thread, made once. Not thread-safe. */
final class Workbench implements AutoCloseable {
  private final MessageBuffer wire = new MessageBuffer();
  private final MessageBuffer message = new MessageBuffer();
  private final GzipReader gzip = new GzipReader();
  private @Nullable ZstdReader zstd;

  /**
   * Unfolds a body and gives its pooled memory back.
   *
   * @param skip bytes before the message
   * @param limit of the message, in bytes
   * @return the buffer with the message, good until {@link #clear}
   * @throws RefusedException if it is corrupt, over the limit, or over the budget
   */
  MessageBuffer unfold(
      ReceivedBody body, int skip, Compression compression, int limit, Admission.Lease lease)
      throws RefusedException {
    int length = body.length() - skip;
    wire.begin(length);
    body.copy(skip, wire.array(), length);
    wire.advance(length);
    body.close();
    if (compression == Compression.NONE) {
      if (length > limit) {
        throw new RefusedException(Refusal.TOO_LARGE);
      }
      return wire;
    }
    MessageBuffer.Filling filling = message.new Filling(limit, lease);
    if (compression == Compression.GZIP) {
      gzip.read(wire.array(), length, message, filling);
    } else {
      zstd().read(wire.array(), length, message, filling);
    }
    return message;
  }

  /** Makes ready for the next request. */
  void clear() {
    wire.trim();
    message.trim();
  }

  @Override
  public void close() {
    gzip.close();
    if (zstd != null) {
      zstd.close();
    }
  }

  /** Made on first use: its native library costs time to load. */
  private ZstdReader zstd() {
    if (zstd == null) {
      zstd = new ZstdReader();
    }
    return zstd;
  }
}
