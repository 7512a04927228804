package io.spanwarden.detect.allow;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/** The host in an address of mail, a URL, or by itself. */
final class HostName {
  private HostName() {}

  /** Returns the host in lower case; of what is none of these, whatever stands in its place. */
  static String of(byte[] value) {
    String text = new String(value, StandardCharsets.UTF_8);
    int scheme = text.indexOf("://");
    int from = scheme < 0 ? 0 : scheme + 3;
    int to = from;
    while (to < text.length() && "/?#\\".indexOf(text.charAt(to)) < 0) {
      to++;
    }
    // Whatever stands before the last @ is a user's name, even where it looks like a host.
    String host = text.substring(Math.max(from, text.lastIndexOf('@', to - 1) + 1), to);
    int port = scheme < 0 ? -1 : host.indexOf(':');
    return (port < 0 ? host : host.substring(0, port)).toLowerCase(Locale.ROOT);
  }

  /** Returns whether {@code host} is one of {@code domains} or below one. */
  static boolean isIn(String host, Set<String> domains) {
    for (int from = 0; ; ) {
      if (domains.contains(host.substring(from))) {
        return true;
      }
      int dot = host.indexOf('.', from);
      if (dot < 0) {
        return false;
      }
      from = dot + 1;
    }
  }
}
