package io.spanwarden.durability;

import io.spanwarden.cli.FreshValues;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;

/**
 * Exporters that send at a steady rate, each for itself, remember what was acknowledged, and send
 * the same bytes again until it is. Some requests hold a credential that no other has, the others
 * one of a few. Not thread-safe.
 */
final class Clients {
  private static final int CLIENTS = 4;
  private static final int PER_SECOND = 25;
  private static final int KNOWN = 20;
  private static final double FRESH = 0.3;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final List<Client> clients = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();

  /** Creates them; the same seed sends the same requests. */
  Clients(long seed) {
    var random = new SplittableRandom(seed);
    List<String> known = new ArrayList<>();
    for (int i = 0; i < KNOWN; i++) {
      known.add(secret(random));
    }
    for (int i = 0; i < CLIENTS; i++) {
      clients.add(new Client(random.split(), known));
    }
  }

  private static String secret(SplittableRandom random) {
    return new FreshValues(random).get("GHP");
  }

  /** Starts to send; nothing else may be called until {@link #stop}. */
  void start(URI to) {
    for (Client client : clients) {
      client.to = to;
      client.stopped = false;
      var thread = new Thread(client::load, "client-" + threads.size());
      threads.add(thread);
      thread.start();
    }
  }

  /** Stops to send; a request that is on its way is waited for. */
  void stop() throws InterruptedException {
    for (Client client : clients) {
      client.stopped = true;
    }
    for (Thread thread : threads) {
      thread.join();
    }
    threads.clear();
  }

  /** Sends again what was not acknowledged, until it is; returns how many requests that were. */
  int resend(URI to) throws InterruptedException, IOException {
    int resent = 0;
    for (Client client : clients) {
      client.to = to;
      resent += client.resend();
    }
    return resent;
  }

  /** Returns what was acknowledged so far. */
  List<Sent> acknowledged() {
    return clients.stream().flatMap(client -> client.acknowledged.stream()).toList();
  }

  /** Returns what was sent and not acknowledged. */
  List<Sent> pending() {
    return clients.stream().flatMap(client -> client.pending.stream()).toList();
  }

  /** One exporter, on a thread of its own while there is load. */
  private static final class Client {
    private final SplittableRandom random;
    private final List<String> known;
    private final HttpClient http =
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<Sent> acknowledged = new ArrayList<>();
    private final List<Sent> pending = new ArrayList<>();
    private volatile URI to = URI.create("http://127.0.0.1/");
    private volatile boolean stopped;

    Client(SplittableRandom random, List<String> known) {
      this.random = random;
      this.known = known;
    }

    /** Sends until it is told to stop or nobody answers any more. */
    void load() {
      while (!stopped) {
        long began = System.nanoTime();
        Sent next = next();
        try {
          if (!send(next)) {
            return;
          }
        } catch (InterruptedException e) {
          return;
        }
        LockSupport.parkNanos(1_000_000_000L / PER_SECOND - (System.nanoTime() - began));
      }
    }

    private Sent next() {
      String secret =
          random.nextDouble() < FRESH ? secret(random) : known.get(random.nextInt(known.size()));
      String traceId = String.format("%016x%016x", random.nextLong(), random.nextLong());
      return new Sent(secret, traceId);
    }

    int resend() throws InterruptedException, IOException {
      List<Sent> again = List.copyOf(pending);
      pending.clear();
      for (Sent sent : again) {
        send(sent);
      }
      if (!pending.isEmpty()) {
        throw new IOException(to + ": not acknowledged (expected: it, by a server at rest)");
      }
      return again.size();
    }

    /**
     * Sends a request and writes down whether it was acknowledged; returns whether one answered.
     */
    private boolean send(Sent sent) throws InterruptedException {
      var request =
          HttpRequest.newBuilder(to)
              .timeout(PATIENCE)
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofByteArray(sent.body()))
              .build();
      try {
        int status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        (status == 200 ? acknowledged : pending).add(sent);
        return true;
      } catch (IOException noAnswer) {
        pending.add(sent);
        return false;
      }
    }
  }
}
