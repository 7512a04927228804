package io.spanwarden.detect.content;

import io.spanwarden.detect.text.Ascii;

/**
 * Decodes one stretch of base64, base64url, hexadecimal or percent-encoding and remembers where
 * each byte stood. Gives up as soon as what comes out is no text. Not thread-safe; keeps its
 * buffers.
 */
final class EncodedText {
  /** How a stretch is encoded. */
  enum Form {
    BASE64("base64"),
    HEX("hex"),
    PERCENT("percent");

    private final String label;

    Form(String label) {
      this.label = label;
    }

    /** Returns the word in findings. */
    String label() {
      return label;
    }
  }

  /** One byte in so many may be a control character. */
  private static final int BINARY_SHARE = 10;

  private static final int FIRST_LOOK = 9;

  private final OffsetMap offsets = new OffsetMap();
  private byte[] bytes = new byte[1024];
  private int length;
  private int controls;
  private int high;
  private Form form = Form.BASE64;

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  Form form() {
    return form;
  }

  /**
   * Decodes {@code text[from, to)}; returns whether text came out, which {@link #bytes} then holds.
   */
  boolean decode(Form as, byte[] text, int from, int to) {
    form = as;
    length = 0;
    controls = 0;
    high = 0;
    offsets.clear();
    if (bytes.length < to - from) {
      bytes = new byte[to - from];
    }
    boolean read =
        switch (as) {
          case BASE64 -> base64(text, from, to);
          case HEX -> hex(text, from, to);
          case PERCENT -> percent(text, from, to);
        };
    return read && controls * BINARY_SHARE <= length && high * 2 <= length;
  }

  /** Returns the first original position that the byte at {@code position} was made of. */
  int originalStart(int position) {
    int piece = offsets.pieceAt(position);
    int past = position - offsets.decoded(piece);
    return offsets.original(piece)
        + switch (form) {
          case BASE64 -> past * 4 / 3;
          case HEX -> past * 2;
          case PERCENT -> past;
        };
  }

  /** Returns the position after the last that the bytes before {@code position} were made of. */
  int originalEnd(int position) {
    if (form == Form.PERCENT) {
      return originalStart(position);
    }
    int piece = offsets.pieceAt(position - 1);
    int past = position - offsets.decoded(piece);
    return offsets.original(piece) + (form == Form.BASE64 ? (past * 4 + 2) / 3 : past * 2);
  }

  /** Standard and URL-safe alphabets (RFC 4648, sections 4 and 5); line breaks are stepped over. */
  private boolean base64(byte[] text, int from, int to) {
    int bits = 0;
    int held = 0;
    boolean breaks = true;
    for (int i = from; i < to; i++) {
      int value = sextet(text[i]);
      if (value < 0) {
        if (text[i] == '=') {
          break;
        }
        breaks = true;
        continue;
      }
      if (breaks && held == 0) {
        offsets.mark(length, i);
        breaks = false;
      }
      bits = bits << 6 | value;
      held += 6;
      if (held >= 8) {
        held -= 8;
        if (!append(bits >> held)) {
          return false;
        }
      }
      if (held == 0) {
        bits = 0;
      }
    }
    return length > 0;
  }

  private boolean hex(byte[] text, int from, int to) {
    offsets.mark(0, from);
    for (int i = from; i + 1 < to; i += 2) {
      if (!append(Ascii.hexValue(text[i]) << 4 | Ascii.hexValue(text[i + 1]))) {
        return false;
      }
    }
    return length > 0;
  }

  /** RFC 3986, section 2.1. */
  private boolean percent(byte[] text, int from, int to) {
    offsets.mark(0, from);
    for (int i = from; i < to; i++) {
      if (isPercent(text, i, to)) {
        offsets.mark(length, i);
        if (!append(Ascii.hexValue(text[i + 1]) << 4 | Ascii.hexValue(text[i + 2]))) {
          return false;
        }
        i += 2;
        offsets.mark(length, i + 1);
      } else {
        bytes[length++] = text[i];
      }
    }
    return true;
  }

  static boolean isPercent(byte[] text, int at, int to) {
    return text[at] == '%'
        && at + 2 < to
        && Ascii.hexValue(text[at + 1]) >= 0
        && Ascii.hexValue(text[at + 2]) >= 0;
  }

  /**
   * Returns false where what came out so far is no text. Most that is tried is none: the first
   * bytes may hold no control character and two bytes above ASCII at the most.
   */
  private boolean append(int value) {
    int b = value & 0xff;
    bytes[length++] = (byte) b;
    boolean control = b < ' ' ? b != '\n' && b != '\t' && b != '\r' : b == 0x7f;
    controls += control ? 1 : 0;
    high += b >= 0x80 ? 1 : 0;
    return length <= FIRST_LOOK
        ? controls == 0 && high <= 2
        : controls * BINARY_SHARE <= length + FIRST_LOOK;
  }

  private static int sextet(int b) {
    if (b >= 'A' && b <= 'Z') {
      return b - 'A';
    }
    if (b >= 'a' && b <= 'z') {
      return b - 'a' + 26;
    }
    if (b >= '0' && b <= '9') {
      return b - '0' + 52;
    }
    return switch (b) {
      case '+', '-' -> 62;
      case '/', '_' -> 63;
      default -> -1;
    };
  }
}
