package io.spanwarden.receive;

import com.linecorp.armeria.common.logging.RequestLogProperty;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import io.spanwarden.event.Credential;
import io.spanwarden.event.PeerClass;
import io.spanwarden.event.TransportSecurity;
import java.net.InetAddress;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * What is the same for every request of a connection, found out once.
 *
 * @param localPort the port that accepted it
 * @param security its protection
 * @param address the last hop
 * @param peer where that stands
 * @param certificate the verified client certificate, by the SHA-256 of its DER form
 */
record Connection(
    int localPort,
    TransportSecurity security,
    InetAddress address,
    PeerClass peer,
    Optional<Credential> certificate) {

  private static final AttributeKey<Connection> KEY =
      AttributeKey.valueOf(Connection.class, "CONNECTION");
  private static final AttributeKey<Boolean> COUNTED =
      AttributeKey.valueOf(Connection.class, "COUNTED");

  /** Returns the connection of a request. */
  static Connection of(ServiceRequestContext ctx) {
    Channel channel = channel(ctx);
    Connection known = channel.attr(KEY).get();
    if (known != null) {
      return known;
    }
    SSLSession session = ctx.sslSession();
    Optional<Certificate> certificate = clientCertificate(session);
    InetAddress address = ctx.remoteAddress().getAddress();
    Connection connection =
        new Connection(
            ctx.localAddress().getPort(),
            security(session, certificate.isPresent()),
            address,
            Addresses.classOf(address),
            certificate.map(Connection::credential));
    channel.attr(KEY).set(connection);
    return connection;
  }

  /** Calls {@code opened} on the first call for this connection, and {@code closed} at its end. */
  static void count(ServiceRequestContext ctx, Runnable opened, Runnable closed) {
    Channel channel = channel(ctx);
    if (channel.attr(COUNTED).setIfAbsent(true) == null) {
      opened.run();
      channel.closeFuture().addListener(future -> closed.run());
    }
  }

  private static Channel channel(ServiceRequestContext ctx) {
    return Objects.requireNonNull(
        ctx.log().ensureAvailable(RequestLogProperty.SESSION).channel(), "channel");
  }

  private static TransportSecurity security(@Nullable SSLSession session, boolean mutual) {
    if (session == null) {
      return TransportSecurity.PLAINTEXT;
    }
    if (session.getProtocol().equals("TLSv1.3")) {
      return mutual ? TransportSecurity.MTLS_1_3 : TransportSecurity.TLS_1_3;
    }
    return mutual ? TransportSecurity.MTLS_1_2 : TransportSecurity.TLS_1_2;
  }

  private static Optional<Certificate> clientCertificate(@Nullable SSLSession session) {
    if (session == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(session.getPeerCertificates()[0]);
    } catch (SSLPeerUnverifiedException e) {
      return Optional.empty(); // the way the JDK says that the client has none
    }
  }

  private static Credential credential(Certificate certificate) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
      return new Credential("mtls:" + HexFormat.of().formatHex(hash), true, Optional.empty());
    } catch (CertificateEncodingException | NoSuchAlgorithmException e) {
      throw new IllegalStateException("a client certificate that was verified has no hash", e);
    }
  }
}
