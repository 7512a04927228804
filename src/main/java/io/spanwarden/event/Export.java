package io.spanwarden.event;

/**
 * One export request: a bounded, decompressed message, and how it arrived.
 *
 * <p>{@code bytes} belongs to the caller and is reused: it must not be kept after the call that
 * hands it on.
 *
 * @param signal the signal
 * @param encoding how the message is written
 * @param bytes the buffer that holds the message
 * @param length the message is {@code bytes[0, length)}
 * @param source how it arrived
 */
@SuppressWarnings("ArrayRecordComponent") // borrowed for one call, never compared
public record Export(Signal signal, Encoding encoding, byte[] bytes, int length, Source source) {
  @Override
  public String toString() {
    return "Export[" + signal + ", " + encoding + ", " + length + " bytes]";
  }
}
