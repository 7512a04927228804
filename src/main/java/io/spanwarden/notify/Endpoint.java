package io.spanwarden.notify;

import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;

/** What is asked of a URL to which findings leave, and how much of it may be shown. */
final class Endpoint {
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]|\\[0:0:0:0:0:0:0:1]");

  private Endpoint() {}

  /** Adds what is wrong with {@code url}, the value of the setting {@code name}. */
  static void check(String name, URI url, boolean allowPlaintext, List<String> problems) {
    boolean secure = "https".equalsIgnoreCase(url.getScheme());
    if (url.getHost() == null || !(secure || "http".equalsIgnoreCase(url.getScheme()))) {
      problems.add(name + ": " + shown(url) + " (expected: https://host, with an optional path)");
    } else if (url.getRawUserInfo() != null) {
      problems.add(name + ": " + shown(url) + " (expected: no user name or password in it)");
    } else if (!secure && !allowPlaintext && !LOOPBACK.matcher(url.getHost()).matches()) {
      problems.add(
          name
              + ": "
              + shown(url)
              + " (expected: https, as findings leave this machine; "
              + name.substring(0, name.indexOf('.'))
              + ".allow-plaintext permits http)");
    }
  }

  /** Returns scheme, host and port: the rest may be secret. */
  static String shown(URI url) {
    if (url.getHost() == null) {
      return "(a URL without a host)";
    }
    return url.getScheme() + "://" + url.getHost() + (url.getPort() < 0 ? "" : ":" + url.getPort());
  }
}
