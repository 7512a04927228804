package io.spanwarden.notify;

import com.linecorp.armeria.common.AggregatedHttpRequest;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpHeaders;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.server.Server;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntUnaryOperator;
import java.util.zip.GZIPInputStream;

/** A real gRPC server for OTLP that keeps what is exported to it. */
final class Backend implements AutoCloseable {
  final List<Export> exports = new CopyOnWriteArrayList<>();
  private final Server server;

  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Export(String path, String authorization, boolean compressed, byte[] message) {}

  /** Starts one; {@code status} is the gRPC status of the n-th export, from 1. */
  Backend(int port, IntUnaryOperator status) {
    server =
        Server.builder()
            .http(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
            .service(
                "prefix:/",
                (context, request) ->
                    HttpResponse.of(request.aggregate().thenApply(all -> answer(all, status))))
            .build();
    server.start().join();
  }

  private HttpResponse answer(AggregatedHttpRequest request, IntUnaryOperator status) {
    byte[] framed = request.content().array();
    boolean compressed = framed[0] == 1;
    byte[] message = Arrays.copyOfRange(framed, 5, framed.length);
    String authorization = request.headers().get("authorization", "");
    exports.add(
        new Export(
            request.path(), authorization, compressed, compressed ? unzip(message) : message));
    int code = status.applyAsInt(exports.size());
    return HttpResponse.of(
        ResponseHeaders.builder(200).set("content-type", "application/grpc").build(),
        HttpData.wrap(new byte[5]),
        HttpHeaders.of("grpc-status", code));
  }

  private static byte[] unzip(byte[] bytes) {
    try (var in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return server.activeLocalPort();
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + port());
  }

  @Override
  public void close() {
    server.stop().join();
  }
}
