package io.spanwarden.collector;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A self-signed certificate for this host, laid out as the stack lays its files. */
final class Identity {
  private static final char[] PASSWORD = "changeit".toCharArray();

  private final Path folder;
  private final KeyStore store;

  private Identity(Path folder, KeyStore store) {
    this.folder = folder;
    this.store = store;
  }

  /** Writes {@code ca.crt}, {@code tls.crt} and {@code tls.key} into the folder. */
  static Identity in(Path folder) throws Exception {
    Path file = folder.resolve("identity.p12");
    var command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            ("-genkeypair -alias it -keyalg EC -validity 2 -dname CN=it -storetype PKCS12"
                + " -ext SAN=IP:127.0.0.1,DNS:localhost -storepass changeit -keystore"),
            file.toString());
    var words = new java.util.ArrayList<String>();
    words.add(command.get(0));
    words.addAll(List.of(command.get(1).split(" ", -1)));
    words.add(command.get(2));
    Process keytool = new ProcessBuilder(words).redirectErrorStream(true).start();
    String said =
        new String(
            keytool.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    if (keytool.waitFor() != 0) {
      throw new IOException("keytool: " + said);
    }
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (var in = Files.newInputStream(file)) {
      store.load(in, PASSWORD);
    }
    var identity = new Identity(folder, store);
    byte[] certificate = store.getCertificate("it").getEncoded();
    Key key = store.getKey("it", PASSWORD);
    identity.pem("ca.crt", "CERTIFICATE", certificate);
    identity.pem("tls.crt", "CERTIFICATE", certificate);
    identity.pem("tls.key", "PRIVATE " + "KEY", key.getEncoded());
    return identity;
  }

  Path file(String name) {
    return folder.resolve(name);
  }

  /** Returns a context of clients that trust the certificate, and show it. */
  SSLContext context() throws Exception {
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD);
    return context(keys.getKeyManagers());
  }

  /** Returns a context of clients that trust the certificate, and have none. */
  SSLContext contextOfAStranger() throws Exception {
    return context(new KeyManager[0]);
  }

  private SSLContext context(KeyManager[] keys) throws Exception {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("it", store.getCertificate("it"));
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys, trust.getTrustManagers(), null);
    return context;
  }

  private void pem(String name, String type, byte[] der) throws IOException {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    Files.writeString(
        file(name), "-----BEGIN " + type + "-----\n" + text + "\n-----END " + type + "-----\n");
  }
}
