package io.spanwarden.receive;

import com.linecorp.armeria.common.RequestHeaders;
import io.spanwarden.event.PeerClass;
import io.spanwarden.event.TransportSecurity;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a trusted proxy says about its client, by {@code Forwarded} (RFC 7239) or the older {@code
 * X-Forwarded-For} and {@code X-Forwarded-Proto}.
 */
final class Forwarding {
  /** The client as the proxy describes it; what it does not say is empty. */
  record Told(Optional<PeerClass> peer, Optional<TransportSecurity> security) {}

  private final List<Cidr> trusted;

  Forwarding(List<Cidr> trusted) {
    this.trusted = trusted;
  }

  /** Returns whether the forwarding headers of {@code peer} count. */
  boolean trusts(InetAddress peer) {
    return trusted.stream().anyMatch(block -> block.contains(peer));
  }

  /** Reads the headers of a request that came from a trusted proxy. */
  Told read(RequestHeaders headers) {
    List<String> addresses = new ArrayList<>();
    List<String> protocols = new ArrayList<>();
    for (String header : headers.getAll("forwarded")) {
      for (String pair : header.split("[,;]", -1)) {
        collect(pair, "for", addresses);
        collect(pair, "proto", protocols);
      }
    }
    if (addresses.isEmpty()) {
      headers.getAll("x-forwarded-for").forEach(h -> addresses.addAll(List.of(h.split(","))));
    }
    if (protocols.isEmpty()) {
      headers.getAll("x-forwarded-proto").forEach(h -> protocols.addAll(List.of(h.split(","))));
    }
    return new Told(origin(addresses).map(Addresses::classOf), security(protocols));
  }

  /** The last address that is no proxy of ours: whatever stands before it, anyone may have put. */
  private Optional<InetAddress> origin(List<String> addresses) {
    Optional<InetAddress> origin = Optional.empty();
    for (int i = addresses.size() - 1; i >= 0; i--) {
      Optional<InetAddress> address = Addresses.parse(addresses.get(i));
      if (address.isEmpty()) {
        return origin; // "unknown" or a made-up name: nothing before it can be believed
      }
      origin = address;
      if (!trusts(address.get())) {
        return origin;
      }
    }
    return origin;
  }

  /** One leg in clear makes the whole way clear. Of an encrypted leg we know no version. */
  private static Optional<TransportSecurity> security(List<String> protocols) {
    if (protocols.isEmpty()) {
      return Optional.empty();
    }
    boolean encrypted =
        protocols.stream().allMatch(p -> p.strip().toLowerCase(Locale.ROOT).equals("https"));
    return Optional.of(encrypted ? TransportSecurity.TLS_1_2 : TransportSecurity.PLAINTEXT);
  }

  private static void collect(String pair, String name, List<String> values) {
    String text = pair.strip();
    if (text.regionMatches(true, 0, name + "=", 0, name.length() + 1)) {
      values.add(text.substring(name.length() + 1).replace("\"", ""));
    }
  }
}
