package io.spanwarden.receive;

import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.spanwarden.event.Client;
import io.spanwarden.event.Credential;
import io.spanwarden.event.PeerClass;
import io.spanwarden.event.Source;
import io.spanwarden.event.Transport;
import io.spanwarden.event.TransportSecurity;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Who sends a request and how, before its credential is looked at. Keeps no header value.
 *
 * @param connection the last hop
 * @param listener the port it came in by
 * @param security the protection of the last hop, or of the client's hop behind a trusted proxy
 * @param peer where the sender stands, told by a trusted proxy or seen
 * @param viaTrustedProxy whether a trusted proxy told us about the sender
 * @param client the kind of exporter
 */
record Sender(
    Connection connection,
    Listener listener,
    TransportSecurity security,
    PeerClass peer,
    boolean viaTrustedProxy,
    Client client) {

  /** Finds out who sends a request, and counts it and its connection. */
  static Sender of(Receiver receiver, ServiceRequestContext ctx, Transport transport) {
    Connection connection = Connection.of(ctx);
    Sender sender = read(receiver, connection, ctx.request().headers());
    AtomicInteger open =
        receiver.meters().connections(transport, connection.security(), connection.peer());
    Connection.count(ctx, open::incrementAndGet, open::decrementAndGet);
    receiver.meters().arrived(sender.security, sender.peer);
    return sender;
  }

  Source source(Call call, Optional<Credential> credential) {
    return new Source(
        listener.label(),
        call.transport(),
        security,
        peer,
        viaTrustedProxy,
        credential,
        client,
        call.compatibility());
  }

  private static Sender read(Receiver receiver, Connection connection, RequestHeaders headers) {
    Listener listener = receiver.listenerOf(connection);
    Client client = UserAgents.clientOf(headers.get(HttpHeaderNames.USER_AGENT));
    if (!receiver.forwarding().trusts(connection.address())) {
      return new Sender(
          connection, listener, connection.security(), connection.peer(), false, client);
    }
    Forwarding.Told told = receiver.forwarding().read(headers);
    return new Sender(
        connection,
        listener,
        told.security().orElse(connection.security()),
        told.peer().orElse(connection.peer()),
        told.peer().isPresent() || told.security().isPresent(),
        client);
  }
}
