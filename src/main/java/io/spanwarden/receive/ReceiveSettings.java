package io.spanwarden.receive;

import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The settings of the OTLP listeners. {@link #defaults()} is safe on a workstation: loopback only.
 *
 * @param bindAddress an IP address, or {@code localhost}
 * @param grpcPort the port named {@code otlp_grpc}; 0 takes any free one
 * @param httpPort the port named {@code otlp_http}; 0 takes any free one
 * @param wireLimit the largest body as sent, bytes
 * @param messageLimit the largest message after decompression, bytes
 * @param inFlightLimit the bytes that all requests together may hold, as sent and decompressed
 * @param scanningThreads the threads that call the handler
 * @param queueCapacity the requests that may wait for such a thread
 * @param requestTimeout from the head of a request to its answer
 * @param idleTimeout after which a connection without requests is closed
 * @param tls the files of TLS, on both ports; plaintext without
 * @param requireCredentials whether export requests need a token or a client certificate
 * @param trustedProxies CIDR blocks of proxies whose forwarding headers count
 * @param allowInsecureNetwork permits a network address without TLS and required credentials
 */
public record ReceiveSettings(
    String bindAddress,
    int grpcPort,
    int httpPort,
    int wireLimit,
    int messageLimit,
    long inFlightLimit,
    int scanningThreads,
    int queueCapacity,
    Duration requestTimeout,
    Duration idleTimeout,
    Optional<TlsFiles> tls,
    boolean requireCredentials,
    List<String> trustedProxies,
    boolean allowInsecureNetwork) {

  private static final int MIB = 1 << 20;
  private static final int LARGEST_LIMIT = 1 << 30;

  public ReceiveSettings {
    trustedProxies = List.copyOf(trustedProxies);
  }

  /** Returns the settings of a receiver for one machine. */
  public static ReceiveSettings defaults() {
    return builder().build();
  }

  /** Returns a builder that starts with the defaults. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Returns all that is wrong with these settings, each in a sentence; empty if they are usable.
   */
  public List<String> validate() {
    List<String> problems = new ArrayList<>();
    checkNumbers(problems);
    checkPorts(problems);
    Optional<InetAddress> address = address(bindAddress);
    if (address.isEmpty()) {
      problems.add("bind: " + bindAddress + " (expected: an IP address or localhost)");
    }
    tls.ifPresent(files -> checkFiles(files, problems));
    for (String block : trustedProxies) {
      if (Cidr.parse(block).isEmpty()) {
        problems.add("trusted-proxies: " + block + " (expected: a CIDR block such as 10.0.0.0/8)");
      }
    }
    if (address.isPresent() && !address.get().isLoopbackAddress()) {
      checkNetworkExposure(problems);
    }
    return problems;
  }

  /** Returns the address to bind to; only for settings that {@link #validate} found usable. */
  InetAddress bind() {
    return address(bindAddress)
        .orElseThrow(() -> new IllegalStateException("bind: " + bindAddress));
  }

  private void checkNetworkExposure(List<String> problems) {
    boolean mutual = tls.isPresent() && tls.get().clientAuthority().isPresent();
    boolean authenticated = requireCredentials || mutual;
    if (allowInsecureNetwork || (tls.isPresent() && authenticated)) {
      return;
    }
    String missing =
        tls.isPresent()
            ? "required credentials"
            : authenticated ? "TLS" : "TLS and required credentials";
    problems.add(
        "bind: "
            + bindAddress
            + " is reachable from the network without "
            + missing
            + " (expected: a loopback address; or tls.certificate and tls.key, and"
            + " require-credentials true; or allow-insecure-network true, which lets anyone on the"
            + " network read and forge telemetry)");
  }

  private void checkNumbers(List<String> problems) {
    checkRange("limits.wire-bytes", wireLimit, 1, LARGEST_LIMIT, problems);
    checkRange("limits.message-bytes", messageLimit, 1, LARGEST_LIMIT, problems);
    checkRange("limits.threads", scanningThreads, 1, 1024, problems);
    checkRange("limits.queue", queueCapacity, 1, 1 << 20, problems);
    long needed = (long) wireLimit + messageLimit;
    if (inFlightLimit < needed) {
      problems.add(
          "limits.in-flight-bytes: "
              + inFlightLimit
              + " (expected: at least limits.wire-bytes + limits.message-bytes = "
              + needed
              + ", or the largest request could never be admitted)");
    }
    checkPositive("requestTimeout", requestTimeout, problems);
    checkPositive("idleTimeout", idleTimeout, problems);
  }

  private void checkPorts(List<String> problems) {
    checkRange("grpc-port", grpcPort, 0, 65535, problems);
    checkRange("http-port", httpPort, 0, 65535, problems);
    if (grpcPort != 0 && grpcPort == httpPort) {
      problems.add("http-port: " + httpPort + " (expected: another port than grpc-port)");
    }
  }

  private static void checkFiles(TlsFiles files, List<String> problems) {
    checkReadable("tls.certificate", files.certificateChain(), problems);
    checkReadable("tls.key", files.privateKey(), problems);
    files.clientAuthority().ifPresent(ca -> checkReadable("tls.client-ca", ca, problems));
  }

  private static void checkReadable(String name, Path file, List<String> problems) {
    if (!Files.isReadable(file)) {
      problems.add(name + ": " + file + " (expected: a readable PEM file)");
    }
  }

  private static void checkRange(
      String name, long value, long low, long high, List<String> problems) {
    if (value < low || value > high) {
      problems.add(name + ": " + value + " (expected: " + low + " to " + high + ")");
    }
  }

  private static void checkPositive(String name, Duration value, List<String> problems) {
    if (value.isNegative() || value.toMillis() == 0) {
      problems.add(name + ": " + value + " (expected: one millisecond or more)");
    }
  }

  private static Optional<InetAddress> address(String text) {
    return text.equals("localhost")
        ? Optional.of(InetAddress.getLoopbackAddress())
        : Addresses.literal(text);
  }

  /** Builds settings; whatever is not set has its default. Not thread-safe. */
  public static final class Builder {
    private String bindAddress = "127.0.0.1";
    private int grpcPort = 4317;
    private int httpPort = 4318;
    private long inFlightLimit = Runtime.getRuntime().maxMemory() / 4;
    private @Nullable Integer wireLimit;
    private @Nullable Integer messageLimit;
    private int scanningThreads = Runtime.getRuntime().availableProcessors();
    private int queueCapacity = 1024;
    private Duration requestTimeout = Duration.ofSeconds(30);
    private Duration idleTimeout = Duration.ofSeconds(60);
    private Optional<TlsFiles> tls = Optional.empty();
    private @Nullable Boolean requireCredentials;
    private List<String> trustedProxies = List.of();
    private boolean allowInsecureNetwork;

    private Builder() {}

    /** Sets the address to listen on. */
    public Builder bindAddress(String value) {
      bindAddress = value;
      return this;
    }

    /** Sets the port named {@code otlp_grpc}. */
    public Builder grpcPort(int value) {
      grpcPort = value;
      return this;
    }

    /** Sets the port named {@code otlp_http}. */
    public Builder httpPort(int value) {
      httpPort = value;
      return this;
    }

    /** Sets the largest body as sent; by default 20 MiB, less if the in-flight limit is small. */
    public Builder wireLimit(int value) {
      wireLimit = value;
      return this;
    }

    /** Sets the largest decompressed message; by default 64 MiB, less as for the wire limit. */
    public Builder messageLimit(int value) {
      messageLimit = value;
      return this;
    }

    /** Sets the bytes of all requests together; by default a quarter of the largest heap. */
    public Builder inFlightLimit(long value) {
      inFlightLimit = value;
      return this;
    }

    /** Sets the number of scanning threads; by default one for each core. */
    public Builder scanningThreads(int value) {
      scanningThreads = value;
      return this;
    }

    /** Sets the length of the queue before them. */
    public Builder queueCapacity(int value) {
      queueCapacity = value;
      return this;
    }

    /** Sets the time from the head of a request to its answer. */
    public Builder requestTimeout(Duration value) {
      requestTimeout = value;
      return this;
    }

    /** Sets the time after which an unused connection is closed. */
    public Builder idleTimeout(Duration value) {
      idleTimeout = value;
      return this;
    }

    /** Sets the TLS files. */
    public Builder tls(TlsFiles value) {
      tls = Optional.of(value);
      return this;
    }

    /** Sets whether credentials are required; by default they are, except on loopback. */
    public Builder requireCredentials(boolean value) {
      requireCredentials = value;
      return this;
    }

    /** Sets the CIDR blocks of trusted proxies. */
    public Builder trustedProxies(List<String> value) {
      trustedProxies = value;
      return this;
    }

    /** Sets whether a network address may be without TLS and required credentials. */
    public Builder allowInsecureNetwork(boolean value) {
      allowInsecureNetwork = value;
      return this;
    }

    /** Returns the settings, not yet validated. */
    public ReceiveSettings build() {
      // The largest request must fit into the budget on a small heap as well.
      int wire = (int) Math.min(20L * MIB, inFlightLimit / 4);
      int message = (int) Math.min(64L * MIB, inFlightLimit / 2);
      boolean network = !address(bindAddress).map(InetAddress::isLoopbackAddress).orElse(false);
      return new ReceiveSettings(
          bindAddress,
          grpcPort,
          httpPort,
          wireLimit != null ? wireLimit : wire,
          messageLimit != null ? messageLimit : message,
          inFlightLimit,
          scanningThreads,
          queueCapacity,
          requestTimeout,
          idleTimeout,
          tls,
          requireCredentials != null ? requireCredentials : network,
          trustedProxies,
          allowInsecureNetwork);
    }
  }
}
