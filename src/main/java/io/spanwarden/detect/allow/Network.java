package io.spanwarden.detect.allow;

import java.util.Optional;
import java.util.regex.Pattern;

/** A block of IP addresses, such as {@code 10.0.0.0/8} or {@code 2001:db8::/32}. Immutable. */
public final class Network {
  private static final Pattern OCTET = Pattern.compile("0|[1-9][0-9]{0,2}");
  private static final Pattern GROUP = Pattern.compile("[0-9A-Fa-f]{1,4}");
  private static final Pattern BITS = Pattern.compile("[0-9]{1,3}");
  private static final int LONGEST = 45;

  private final byte[] address;
  private final int bits;

  private Network(byte[] address, int bits) {
    this.address = address;
    this.bits = bits;
  }

  /** Reads a block; a bare address is a block of one. Empty if {@code text} is neither. */
  public static Optional<Network> parse(String text) {
    int slash = text.indexOf('/');
    byte[] address = address(slash < 0 ? text : text.substring(0, slash));
    if (address.length == 0) {
      return Optional.empty();
    }
    int most = address.length * 8;
    if (slash < 0) {
      return Optional.of(new Network(address, most));
    }
    String bits = text.substring(slash + 1);
    return BITS.matcher(bits).matches() && Integer.parseInt(bits) <= most
        ? Optional.of(new Network(address, Integer.parseInt(bits)))
        : Optional.empty();
  }

  /** Returns whether an address of 4 or 16 bytes is in the block. */
  boolean contains(byte[] other) {
    if (other.length != address.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit += 8) {
      int mask = bits - bit >= 8 ? 0xff : 0xff << (8 - (bits - bit));
      if (((other[bit / 8] ^ address[bit / 8]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }

  /** Returns the 4 or 16 bytes of an address (RFC 4291, 2.2), or none if {@code text} is none. */
  static byte[] address(String text) {
    if (text.length() > LONGEST) {
      return new byte[0];
    }
    if (text.indexOf(':') < 0) {
      return octets(text);
    }
    int gap = text.indexOf("::");
    if (gap < 0) {
      byte[] whole = groups(text);
      return whole.length == 16 ? whole : new byte[0];
    }
    String left = text.substring(0, gap);
    String right = text.substring(gap + 2);
    byte[] head = groups(left);
    byte[] tail = groups(right);
    boolean broken =
        (head.length == 0 && !left.isEmpty()) || (tail.length == 0 && !right.isEmpty());
    if (broken || head.length + tail.length > 14) {
      return new byte[0];
    }
    byte[] address = new byte[16];
    System.arraycopy(head, 0, address, 0, head.length);
    System.arraycopy(tail, 0, address, 16 - tail.length, tail.length);
    return address;
  }

  private static byte[] octets(String text) {
    String[] parts = text.split("\\.", -1);
    byte[] address = new byte[4];
    if (parts.length != 4) {
      return new byte[0];
    }
    for (int i = 0; i < 4; i++) {
      if (!OCTET.matcher(parts[i]).matches() || Integer.parseInt(parts[i]) > 255) {
        return new byte[0];
      }
      address[i] = (byte) Integer.parseInt(parts[i]);
    }
    return address;
  }

  /** Returns two bytes for each group and four for an IPv4 address at the end; none if broken. */
  private static byte[] groups(String text) {
    String[] parts = text.split(":", -1);
    byte[] last = octets(parts[parts.length - 1]);
    int count = last.length == 0 ? parts.length : parts.length - 1;
    byte[] bytes = new byte[2 * count + last.length];
    for (int i = 0; i < count; i++) {
      if (!GROUP.matcher(parts[i]).matches()) {
        return new byte[0];
      }
      int group = Integer.parseInt(parts[i], 16);
      bytes[2 * i] = (byte) (group >> 8);
      bytes[2 * i + 1] = (byte) group;
    }
    System.arraycopy(last, 0, bytes, 2 * count, last.length);
    return bytes;
  }
}
