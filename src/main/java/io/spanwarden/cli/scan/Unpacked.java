package io.spanwarden.cli.scan;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/**
 * Streams without their compression, which their first bytes tell: gzip (RFC 1952), zstd (RFC
 * 8878).
 */
final class Unpacked {
  private static final int BUFFER = 1 << 16;
  private static final byte[] GZIP = {0x1f, (byte) 0x8b, 8};
  private static final byte[] ZSTD = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd};

  /** The largest window that zstd makes of itself; {@code --long} beyond needs more memory. */
  private static final int ZSTD_WINDOW_LOG = 27;

  private Unpacked() {}

  /** Returns the content of {@code in}; memory is bounded by the largest window, 128 MiB. */
  static InputStream of(InputStream in) throws IOException {
    InputStream buffered = new Patient(new BufferedInputStream(in, BUFFER));
    buffered.mark(ZSTD.length);
    byte[] head = buffered.readNBytes(ZSTD.length);
    buffered.reset();
    if (startsWith(head, GZIP)) {
      return new GZIPInputStream(buffered, BUFFER);
    }
    return startsWith(head, ZSTD)
        ? new ZstdInputStream(buffered).setLongMax(ZSTD_WINDOW_LOG)
        : buffered;
  }

  private static boolean startsWith(byte[] head, byte[] magic) {
    return head.length >= magic.length
        && java.util.Arrays.equals(head, 0, magic.length, magic, 0, magic.length);
  }

  /**
   * Says that more is there until the end was met: {@link GZIPInputStream} takes 0, which a slow
   * pipe says, for the end and would leave out the members after the first.
   */
  private static final class Patient extends FilterInputStream {
    Patient(InputStream in) {
      super(in);
    }

    @Override
    public int available() throws IOException {
      in.mark(1);
      int next = in.read();
      in.reset();
      return next < 0 ? 0 : 1;
    }
  }
}
