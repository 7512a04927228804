package io.spanwarden.detect.content;

import io.spanwarden.detect.content.EncodedText.Form;
import io.spanwarden.detect.text.Ascii;
import io.spanwarden.detect.text.Scan;
import io.spanwarden.detect.text.Words;
import org.jspecify.annotations.Nullable;

/**
 * Finds the stretches of a text that look encoded: from 24 characters of base64 or hexadecimal on,
 * lines of wrapped base64 joined, and words with percent-encoding. One after the other, from left
 * to right, without overlaps. Not thread-safe.
 */
final class EncodedRuns {
  /** A run of 23 holds an aligned block of eight, of which every second is looked at. */
  private static final int SHORTEST = 24;

  private static final int STEP = 16;

  /** A line shorter than that is not wrapped base64. */
  private static final int SHORTEST_LINE = 40;

  private static final int LONGEST_INDENT = 16;

  private final EncodedText decoded = new EncodedText();
  private Scan scan = new Scan();
  private int at;
  private int percent;
  private int lowest;

  /** Turns to a text. */
  void begin(Scan newScan) {
    scan = newScan;
    at = scan.from();
    lowest = scan.from();
    percent = Words.indexOf(scan.text(), scan.from(), scan.to(), '%');
  }

  /** Decodes the next stretch that holds text; returns null after the last. */
  @Nullable EncodedText next() {
    byte[] text = scan.text();
    while (at <= scan.to() - 8 || percent < scan.to()) {
      at = nextBlock(text, at, Math.min(scan.to(), percent));
      if (percent < at + STEP && percent < scan.to()) {
        if (readPercent(text)) {
          return decoded;
        }
      } else if (at <= scan.to() - 8 && readRun(text)) {
        return decoded;
      }
    }
    return null;
  }

  /**
   * Returns where the next eight bytes of base64 are that have eight more on one side, as any run
   * of {@link #SHORTEST} has, in steps of {@link #STEP}. Small, since most of every text goes
   * through it.
   */
  private int nextBlock(byte[] text, int from, int to) {
    int block = from;
    while (block <= to - 8) {
      if (block >= lowest + 8 && block <= to - 16) {
        // Clean text breaks so often that the exact test is for one block in many.
        long before = Words.breaks(Words.read(text, block - 8));
        long after = Words.breaks(Words.read(text, block + 8));
        if ((Words.breaks(Words.read(text, block)) | Math.min(before, after)) != 0) {
          block += STEP;
          continue;
        }
      }
      if (Words.isBase64(Words.read(text, block))
          && ((block <= to - 16 && Words.isBase64(Words.read(text, block + 8)))
              || (block - 8 >= lowest && Words.isBase64(Words.read(text, block - 8))))) {
        return block;
      }
      block += STEP;
    }
    return block;
  }

  private boolean readRun(byte[] text) {
    int end = runEnd(text, at + 8);
    if (end - at < SHORTEST - STEP + 1) {
      at = Math.max(at + STEP, end);
      return false;
    }
    int start = at;
    while (start > lowest && isBase64(text[start - 1])) {
      start--;
    }
    if (end - start < SHORTEST) {
      at = Math.max(at + STEP, end);
      return false;
    }
    boolean hex = (end - start) % 2 == 0 && isHex(text, start, end);
    boolean found = hex && decoded.decode(Form.HEX, text, start, end);
    if (!found) {
      end = hex ? end : joinLines(text, start, end);
      found = decoded.decode(Form.BASE64, text, start, end);
    }
    lowest = end;
    at = end;
    return found;
  }

  private int runEnd(byte[] text, int from) {
    int end = from;
    while (end <= scan.to() - 8 && Words.isBase64(Words.read(text, end))) {
      end += 8;
    }
    while (end < scan.to() && isBase64(text[end])) {
      end++;
    }
    return end;
  }

  /** Goes on to the next line while lines are full and hold nothing else. */
  private int joinLines(byte[] text, int start, int firstEnd) {
    int end = firstEnd;
    int line = end - start;
    while (line >= SHORTEST_LINE && line % 4 == 0) {
      int next = end;
      while (next < scan.to() && next < end + LONGEST_INDENT && Ascii.isSpace(text[next])) {
        next++;
      }
      boolean broken = next > end && Words.indexOf(text, end, next, '\n') < next;
      int stop = broken ? runEnd(text, next) : next;
      int closing = stop < scan.to() ? text[stop] : '\n';
      if (stop - next < 2
          || stop - next > line
          || !(Ascii.isSpace(closing) || closing == '=' || Ascii.isQuote(closing))) {
        break;
      }
      end = stop;
      if (stop - next < line) {
        break;
      }
    }
    return end;
  }

  /** The word round a percent sign, if all of it is text. */
  private boolean readPercent(byte[] text) {
    int sign = percent;
    int to = scan.to();
    percent = Words.indexOf(text, sign + 1, to, '%');
    if (!EncodedText.isPercent(text, sign, to)) {
      return false;
    }
    int start = sign;
    while (start > lowest && !endsWord(text[start - 1])) {
      start--;
    }
    int end = sign;
    while (end < to && !endsWord(text[end])) {
      end++;
    }
    lowest = end;
    at = Math.max(at, end);
    percent = Words.indexOf(text, end, to, '%');
    return decoded.decode(Form.PERCENT, text, start, end);
  }

  private static boolean endsWord(int b) {
    return (b >= 0 && b <= ' ') || Ascii.isQuote(b) || b == '<' || b == '>';
  }

  private static boolean isHex(byte[] text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!Ascii.isHex(text[i])) {
        return false;
      }
    }
    return true;
  }

  private static boolean isBase64(int b) {
    return Ascii.isAlnum(b) || b == '+' || b == '/' || b == '-' || b == '_';
  }
}
