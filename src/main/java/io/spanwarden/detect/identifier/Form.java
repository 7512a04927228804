package io.spanwarden.detect.identifier;

import io.spanwarden.detect.text.Ascii;
import java.util.Optional;

/**
 * One way to write an identifier: {@code 9} is a digit, {@code A} a letter, {@code X} either,
 * {@code ~} a blank, dash, dot or slash that may be left out, and {@code - . / + ( ) } and the
 * blank are themselves. Immutable.
 */
public final class Form {
  private static final int LONGEST = 48;
  private static final int LONGEST_COMPACT = 32;

  private final byte[] places;
  private final int length;

  private Form(byte[] places, int length) {
    this.places = places;
    this.length = length;
  }

  /** Returns the form that {@code text} writes, or empty if it is none. */
  public static Optional<Form> of(String text) {
    int length = 0;
    for (int i = 0; i < text.length(); i++) {
      if ("9AX~-./+() ".indexOf(text.charAt(i)) < 0) {
        return Optional.empty();
      }
      length += isCharacter(text.charAt(i)) ? 1 : 0;
    }
    if (length < 3 || length > LONGEST_COMPACT || text.length() > LONGEST) {
      return Optional.empty();
    }
    byte[] places = new byte[text.length()];
    for (int i = 0; i < places.length; i++) {
      places[i] = (byte) text.charAt(i);
    }
    return isCharacter(places[0]) && isCharacter(places[places.length - 1])
        ? Optional.of(new Form(places, length))
        : Optional.empty();
  }

  private static boolean isCharacter(int place) {
    return place == '9' || place == 'A' || place == 'X';
  }

  /** Returns how many digits and letters it has. */
  int length() {
    return length;
  }

  /** Returns whether it may hold blanks, so that digits after a blank may go on with it. */
  boolean isSpaced() {
    for (byte place : places) {
      if (place == ' ' || place == '~') {
        return true;
      }
    }
    return false;
  }

  /** Returns how many digits and letters stand before the first sign. */
  int firstRun() {
    int run = 0;
    while (run < places.length && isCharacter(places[run])) {
      run++;
    }
    return run;
  }

  /** Returns the kind of character or the sign at {@code index}, or 0 after the end. */
  int at(int index) {
    return index < places.length ? places[index] : 0;
  }

  /** Returns the kind of its first character: {@code 9}, {@code A} or {@code X}. */
  int first() {
    return places[0];
  }

  /**
   * Returns where the form ends that begins at {@code start}, or -1 if it does not begin there.
   *
   * @param anyCase whether small letters count as capitals
   * @param compact takes the digits and letters, as capitals; 40 bytes or more
   */
  int match(byte[] text, int start, int to, boolean anyCase, byte[] compact) {
    int at = start;
    int count = 0;
    for (byte place : places) {
      int b = at < to ? text[at] : 0;
      if (place == '~') {
        at += isSeparator(b) ? 1 : 0;
      } else if (isCharacter(place)) {
        boolean digit = Ascii.isDigit(b);
        boolean letter = Ascii.isUpper(b) || (anyCase && Ascii.isLower(b));
        if (place == '9' ? !digit : place == 'A' ? !letter : !digit && !letter) {
          return -1;
        }
        compact[count++] = (byte) (digit ? b : b & 0xdf);
        at++;
      } else if (b == place) {
        at++;
      } else {
        return -1;
      }
    }
    return at;
  }

  private static boolean isSeparator(int b) {
    return b == ' ' || b == '-' || b == '.' || b == '/';
  }
}
