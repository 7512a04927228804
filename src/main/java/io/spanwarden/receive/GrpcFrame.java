package io.spanwarden.receive;

/**
 * The frame around a gRPC message: one byte that says whether it is compressed, four bytes of
 * length, big-endian.
 */
final class GrpcFrame {
  /** The bytes before the message. */
  static final int HEAD = 5;

  private GrpcFrame() {}

  /**
   * Checks that {@code body} is exactly one message.
   *
   * @return whether the message is compressed
   * @throws RefusedException if the length differs from the body, as when a second message follows
   */
  static boolean compressed(ReceivedBody body, Compression declared) throws RefusedException {
    if (body.length() < HEAD) {
      throw new RefusedException(Refusal.FRAMING);
    }
    byte[] head = new byte[HEAD];
    body.copy(0, head, HEAD);
    long length =
        ((head[1] & 0xffL) << 24)
            | ((head[2] & 0xffL) << 16)
            | ((head[3] & 0xffL) << 8)
            | (head[4] & 0xffL);
    boolean compressed = head[0] == 1;
    if ((head[0] & ~1) != 0
        || length != body.length() - HEAD
        || (compressed && declared == Compression.NONE)) {
      throw new RefusedException(Refusal.FRAMING);
    }
    return compressed;
  }
}
