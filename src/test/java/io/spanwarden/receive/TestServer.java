package io.spanwarden.receive;

import com.google.protobuf.UnknownFieldSet;
import com.linecorp.armeria.client.ClientFactory;
import com.linecorp.armeria.client.WebClient;
import com.linecorp.armeria.common.AggregatedHttpResponse;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.common.RequestHeadersBuilder;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.spanwarden.event.Fingerprinter;
import io.spanwarden.event.Signal;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import javax.crypto.spec.SecretKeySpec;

/** A receiver on free loopback ports, with all that it needs. */
final class TestServer implements AutoCloseable {
  static final Fingerprinter FINGERPRINTER =
      new Fingerprinter("k1", new SecretKeySpec(new byte[32], "HmacSHA256"));

  private static final HttpClient HTTP_1 =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  final RecordingHandler handler = new RecordingHandler();
  final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  final TokenStore tokens;
  final OtlpServer server;

  private TestServer(ReceiveSettings settings) throws IOException {
    Path directory = Files.createTempDirectory("receive");
    directory.toFile().deleteOnExit();
    tokens = TokenStore.open(directory, InstantSource.system(), Duration.ZERO);
    server = OtlpServer.start(settings, handler, tokens, FINGERPRINTER, registry);
  }

  static TestServer start() throws IOException {
    return start(settings -> settings);
  }

  static TestServer start(UnaryOperator<ReceiveSettings.Builder> change) throws IOException {
    ReceiveSettings.Builder settings = ReceiveSettings.builder().grpcPort(0).httpPort(0);
    return new TestServer(change.apply(settings).build());
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.httpPort() + path);
  }

  /** Returns a POST of protobuf to be changed before it is sent. */
  HttpRequest.Builder post(String path, byte[] body) {
    return HttpRequest.newBuilder(uri(path))
        .timeout(Duration.ofSeconds(20))
        .header("content-type", "application/x-protobuf")
        .POST(HttpRequest.BodyPublishers.ofByteArray(body));
  }

  HttpResponse<byte[]> send(HttpRequest.Builder request) throws Exception {
    return HTTP_1.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  /** Sends with one header more, or with another content type. */
  HttpResponse<byte[]> send(String path, String header, String value, byte[] body)
      throws Exception {
    return send(post(path, body).setHeader(header, value));
  }

  /** Calls Export of a signal over h2c. */
  AggregatedHttpResponse call(Signal signal, byte[] framed, String... headers) {
    return call(exportPath(signal), framed, headers);
  }

  AggregatedHttpResponse call(String path, byte[] framed, String... headers) {
    RequestHeadersBuilder head =
        RequestHeaders.builder(HttpMethod.POST, path).set("content-type", "application/grpc");
    for (int i = 0; i < headers.length; i += 2) {
      head.set(headers[i], headers[i + 1]);
    }
    return h2c(server.grpcPort()).execute(head.build(), HttpData.wrap(framed)).aggregate().join();
  }

  WebClient h2c(int port) {
    return client("h2c", port);
  }

  WebClient client(String protocol, int port) {
    return WebClient.builder(protocol + "://127.0.0.1:" + port)
        .factory(ClientFactory.insecure())
        .responseTimeout(Duration.ofSeconds(20))
        .maxResponseLength(1 << 20)
        .build();
  }

  double count(String meter, String... tags) {
    Counter counter = registry.find(meter).tags(tags).counter();
    return counter == null ? -1 : counter.count();
  }

  double gauge(String meter, String... tags) {
    Gauge gauge = registry.find(meter).tags(tags).gauge();
    return gauge == null ? -1 : gauge.value();
  }

  double inFlight() {
    return gauge("spanwarden.otlp.in.flight.bytes");
  }

  /** Waits until {@code condition} holds, at most ten seconds. */
  static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("the condition did not come true");
      }
      Thread.onSpinWait();
    }
  }

  static String exportPath(Signal signal) {
    String service =
        switch (signal) {
          case TRACES -> "trace.v1.TraceService";
          case LOGS -> "logs.v1.LogsService";
          case METRICS -> "metrics.v1.MetricsService";
        };
    return "/opentelemetry.proto.collector." + service + "/Export";
  }

  /** Returns the gRPC status, from the trailers or from a head that is all there is. */
  static String grpcStatus(AggregatedHttpResponse response) {
    return response.trailers().get("grpc-status", response.headers().get("grpc-status", "none"));
  }

  /** Returns the message of a Status in protobuf. */
  static String statusMessage(HttpResponse<byte[]> response) throws Exception {
    return UnknownFieldSet.parseFrom(response.body())
        .getField(2)
        .getLengthDelimitedList()
        .get(0)
        .toStringUtf8();
  }

  @Override
  public void close() {
    server.close();
  }
}
