package io.spanwarden.notify;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A real HTTP server that keeps what is posted to it. */
final class Receiver implements AutoCloseable {
  static final String SECRET_PATH = "/services/hidden-path";

  final List<Post> posts = new CopyOnWriteArrayList<>();
  private final HttpServer server;
  private final ExecutorService executor = Executors.newCachedThreadPool();

  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Post(String method, String path, com.sun.net.httpserver.Headers headers, byte[] body) {
    String header(String name) {
      return String.valueOf(headers.getFirst(name));
    }
  }

  /** Answers a request, which is the n-th, from 1. */
  interface Behaviour {
    int status(int n, HttpExchange exchange) throws IOException, InterruptedException;
  }

  Receiver(Behaviour behaviour) throws IOException {
    this(0, behaviour);
  }

  Receiver(int port, Behaviour behaviour) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.setExecutor(executor);
    server.createContext("/", exchange -> handle(exchange, behaviour));
    server.start();
  }

  private void handle(HttpExchange exchange, Behaviour behaviour) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    posts.add(
        new Post(
            exchange.getRequestMethod(),
            exchange.getRequestURI().toString(),
            exchange.getRequestHeaders(),
            body));
    try {
      int status = behaviour.status(posts.size(), exchange);
      exchange.sendResponseHeaders(status, -1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    exchange.close();
  }

  /** Returns a port on which nobody listens. */
  static int freePort() throws IOException {
    try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  int port() {
    return server.getAddress().getPort();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + port() + SECRET_PATH + "?key=hidden-key");
  }

  @Override
  public void close() {
    server.stop(0);
    executor.shutdownNow();
  }
}
