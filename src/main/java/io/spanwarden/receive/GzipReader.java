package io.spanwarden.receive;

import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Unfolds gzip (RFC 1952), all members, with every checksum verified and nothing after the last
 * one. Not thread-safe; the inflater is used again.
 */
final class GzipReader implements AutoCloseable {
  private static final int HEAD = 10;
  private static final int TRAILER = 8;
  private static final int HEAD_CHECKSUM = 2;
  private static final int EXTRA = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;
  private static final int RESERVED = 0xe0;

  private final Inflater inflater = new Inflater(true);
  private final CRC32 checksum = new CRC32();

  /** Unfolds {@code bytes[0, end)} into {@code out}. */
  void read(byte[] bytes, int end, MessageBuffer out, MessageBuffer.Filling filling)
      throws RefusedException {
    int at = 0;
    do {
      at = skipHead(bytes, at, end);
      at = readMember(bytes, at, end, out, filling);
    } while (at < end);
    filling.finish();
  }

  @Override
  public void close() {
    inflater.end();
  }

  private int readMember(
      byte[] bytes, int start, int end, MessageBuffer out, MessageBuffer.Filling filling)
      throws RefusedException {
    inflater.reset();
    inflater.setInput(bytes, start, end - start);
    checksum.reset();
    while (!inflater.finished()) {
      int room = filling.room();
      int count = inflate(out, room);
      if (count == 0 && !inflater.finished()) {
        throw corrupt(); // cut short, or it asks for a dictionary
      }
      checksum.update(out.array(), out.length(), count);
      out.advance(count);
    }
    int at = end - inflater.getRemaining();
    if (end - at < TRAILER
        || word(bytes, at) != (int) checksum.getValue()
        || word(bytes, at + 4) != (int) inflater.getBytesWritten()) {
      throw corrupt();
    }
    return at + TRAILER;
  }

  private int inflate(MessageBuffer out, int room) throws RefusedException {
    try {
      return inflater.inflate(out.array(), out.length(), room);
    } catch (DataFormatException e) {
      throw corrupt();
    }
  }

  private static int skipHead(byte[] bytes, int start, int end) throws RefusedException {
    if (end - start < HEAD
        || bytes[start] != 0x1f
        || bytes[start + 1] != (byte) 0x8b
        || bytes[start + 2] != 8
        || (bytes[start + 3] & RESERVED) != 0) {
      throw corrupt();
    }
    int flags = bytes[start + 3];
    int at = start + HEAD;
    if ((flags & EXTRA) != 0) {
      if (end - at < 2) {
        throw corrupt();
      }
      at += 2 + (bytes[at] & 0xff) + ((bytes[at + 1] & 0xff) << 8);
    }
    if ((flags & NAME) != 0) {
      at = afterZero(bytes, at, end);
    }
    if ((flags & COMMENT) != 0) {
      at = afterZero(bytes, at, end);
    }
    if ((flags & HEAD_CHECKSUM) != 0) {
      at += 2;
    }
    if (at > end) {
      throw corrupt();
    }
    return at;
  }

  private static int afterZero(byte[] bytes, int start, int end) throws RefusedException {
    for (int i = start; i < end; i++) {
      if (bytes[i] == 0) {
        return i + 1;
      }
    }
    throw corrupt();
  }

  private static int word(byte[] bytes, int at) {
    return (bytes[at] & 0xff)
        | ((bytes[at + 1] & 0xff) << 8)
        | ((bytes[at + 2] & 0xff) << 16)
        | ((bytes[at + 3] & 0xff) << 24);
  }

  private static RefusedException corrupt() {
    return new RefusedException(Refusal.CORRUPT);
  }
}
