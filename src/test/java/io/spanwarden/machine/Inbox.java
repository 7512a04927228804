package io.spanwarden.machine;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes what Alertmanager sends to webhook, Slack, PagerDuty and heartbeat. Thread-safe. */
public final class Inbox implements AutoCloseable {
  private final HttpServer server;
  private final List<Message> messages = new CopyOnWriteArrayList<>();

  /** One request: where to, with which credentials, and what. */
  public record Message(String path, String authorization, String body) {}

  private Inbox(HttpServer server) {
    this.server = server;
  }

  /** Opens one on a free port of loopback. */
  public static Inbox open() throws IOException {
    var inbox =
        new Inbox(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    inbox.server.createContext(
        "/",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          String authorization = exchange.getRequestHeaders().getFirst("Authorization");
          String path = exchange.getRequestURI().getPath();
          inbox.messages.add(new Message(path, authorization == null ? "" : authorization, body));
          boolean pagerDuty = path.equals("/pagerduty");
          byte[] answer = (pagerDuty ? "{}" : "ok").getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(pagerDuty ? 202 : 200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    inbox.server.start();
    return inbox;
  }

  /** Returns the address of a path. */
  public String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  /** Returns what was sent to a path, first things first. */
  public List<Message> messages(String path) {
    return messages.stream().filter(message -> message.path().equals(path)).toList();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
