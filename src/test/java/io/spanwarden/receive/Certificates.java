package io.spanwarden.receive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Self-signed certificates, made by the keytool of the running JDK. */
final class Certificates {
  private static final char[] PASSWORD = "changeit".toCharArray();

  private final Path directory;
  private final KeyStore server;
  private final KeyStore client;

  private Certificates(Path directory) throws Exception {
    this.directory = directory;
    this.server = generate("server");
    this.client = generate("client");
  }

  static Certificates generate(Path directory) throws Exception {
    return new Certificates(directory);
  }

  /** Returns the server's files; with {@code mutual}, the client's certificate is trusted. */
  TlsFiles files(boolean mutual) throws Exception {
    Path certificate = pem("server.pem", "CERTIFICATE", certificate(server).getEncoded());
    PrivateKey key = (PrivateKey) server.getKey("server", PASSWORD);
    Path keyFile = pem("server.key", "PRIVATE KEY", key.getEncoded());
    Path authority = pem("client.pem", "CERTIFICATE", certificate(client).getEncoded());
    return new TlsFiles(certificate, keyFile, mutual ? Optional.of(authority) : Optional.empty());
  }

  X509Certificate clientCertificate() throws GeneralSecurityException {
    return certificate(client);
  }

  /** Returns a context that trusts the server, and shows a certificate if it is told to. */
  SSLContext context(boolean withCertificate) throws Exception {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("server", certificate(server));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    KeyManager[] keys = new KeyManager[0];
    if (withCertificate) {
      KeyManagerFactory factory =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      factory.init(client, PASSWORD);
      keys = factory.getKeyManagers();
    }
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys, trust.getTrustManagers(), null);
    return context;
  }

  private static X509Certificate certificate(KeyStore store) throws GeneralSecurityException {
    return (X509Certificate) store.getCertificate(store.aliases().nextElement());
  }

  private KeyStore generate(String name) throws Exception {
    Path file = directory.resolve(name + ".p12");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of("-genkeypair", "-alias", name, "-keyalg", "EC", "-validity", "2"));
    command.addAll(List.of("-dname", "CN=" + name, "-ext", "SAN=IP:127.0.0.1,DNS:localhost"));
    command.addAll(List.of("-storetype", "PKCS12", "-keystore", file.toString()));
    command.addAll(List.of("-storepass", new String(PASSWORD)));
    Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (keytool.waitFor() != 0) {
      throw new IOException("keytool: " + output);
    }
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD);
    }
    return store;
  }

  private Path pem(String name, String type, byte[] der) throws IOException {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    String pem = "-----BEGIN " + type + "-----\n" + text + "\n-----END " + type + "-----\n";
    return Files.writeString(directory.resolve(name), pem);
  }
}
