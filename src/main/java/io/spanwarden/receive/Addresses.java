package io.spanwarden.receive;

import io.netty.util.NetUtil;
import io.spanwarden.event.PeerClass;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** Says where an address stands on the network. */
final class Addresses {
  private Addresses() {}

  /**
   * Returns the class of {@code address}: RFC 1918, RFC 3927 and RFC 4291 link-local, RFC 4193
   * unique local, and RFC 6598 shared addresses are private.
   */
  static PeerClass classOf(InetAddress address) {
    if (address.isLoopbackAddress()) {
      return PeerClass.LOOPBACK;
    }
    boolean near = address.isSiteLocalAddress() || address.isLinkLocalAddress();
    return near || uniqueLocal(address) || shared(address) ? PeerClass.PRIVATE : PeerClass.PUBLIC;
  }

  /** Reads an address, with or without port and brackets, and never asks a name server. */
  static Optional<InetAddress> parse(String text) {
    String host = text.strip();
    if (host.startsWith("[")) {
      int end = host.indexOf(']');
      host = end < 0 ? host : host.substring(1, end);
    } else if (host.indexOf(':') >= 0 && host.indexOf(':') == host.lastIndexOf(':')) {
      host = host.substring(0, host.indexOf(':'));
    }
    return literal(host);
  }

  /** Reads a bare address, and never asks a name server. */
  static Optional<InetAddress> literal(String text) {
    byte[] bytes = NetUtil.createByteArrayFromIpAddressString(text);
    if (bytes == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByAddress(bytes));
    } catch (UnknownHostException e) {
      throw new IllegalStateException("an address of " + bytes.length + " bytes", e);
    }
  }

  private static boolean uniqueLocal(InetAddress address) {
    byte[] bytes = address.getAddress();
    return bytes.length == 16 && (bytes[0] & 0xfe) == 0xfc;
  }

  private static boolean shared(InetAddress address) {
    byte[] bytes = address.getAddress();
    return bytes.length == 4 && bytes[0] == 100 && (bytes[1] & 0xc0) == 64;
  }
}
