package io.spanwarden.bench;

import com.github.luben.zstd.Zstd;
import com.linecorp.armeria.client.ClientFactory;
import com.linecorp.armeria.client.WebClient;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.RequestHeaders;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/**
 * Load on the whole server in a process of its own: spans per CPU-second of the server, closed
 * loop, loopback only.
 *
 * <p>{@code ServerLoad [warm-up seconds] [measured seconds] [name filter]}; the jar must be built.
 */
@SuppressWarnings("FutureReturnValueIgnored")
public final class ServerLoad {
  private static final int CONNECTIONS = 4;
  private static final Pattern PORT = Pattern.compile("OTLP/(gRPC|HTTP)\\s+\\S+?:(\\d+)");

  private ServerLoad() {}

  /** Runs every combination and prints a row each. */
  public static void main(String[] args) throws Exception {
    int warmUp = args.length > 0 ? Integer.parseInt(args[0]) : 20;
    int measured = args.length > 1 ? Integer.parseInt(args[1]) : 10;
    String filter = args.length > 2 ? args[2] : "";
    Path dataDir = Files.createTempDirectory("spanwarden-load");
    Process server =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseParallelGC",
                "-Xmx1g",
                "-jar",
                "target/spanwarden.jar",
                "serve",
                "--data-dir",
                dataDir.toString(),
                "--grpc-port",
                "0",
                "--http-port",
                "0",
                "--console-port",
                "0")
            .redirectErrorStream(true)
            .start();
    try {
      int[] ports = ports(server.inputReader(StandardCharsets.UTF_8));
      System.out.printf(
          "%-28s %12s %14s %10s %8s%n",
          "path", "spans/CPU-s", "spans/s (wall)", "MB/CPU-s", "errors");
      for (String transport : List.of("http", "grpc")) {
        for (String encoding : List.of("identity", "gzip", "zstd")) {
          for (int batch : List.of(512, 100)) {
            String name = transport + " protobuf " + encoding + " " + batch;
            if (name.contains(filter)) {
              int port = transport.equals("grpc") ? ports[0] : ports[1];
              row(name, server, client(transport, port, encoding, batch), batch, warmUp, measured);
            }
          }
        }
      }
    } finally {
      server.destroy();
      server.waitFor();
    }
  }

  private static int[] ports(BufferedReader output) throws IOException {
    int[] ports = new int[2];
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      Matcher matcher = PORT.matcher(line);
      while (matcher.find()) {
        ports[matcher.group(1).equals("gRPC") ? 0 : 1] = Integer.parseInt(matcher.group(2));
      }
      if (ports[0] != 0 && ports[1] != 0) {
        var drain = new Thread(() -> output.lines().forEach(ignored -> {}));
        drain.setDaemon(true);
        drain.start();
        return ports;
      }
    }
    throw new IOException("the server ended before it printed its ports");
  }

  private static void row(
      String name, Process server, Client client, int batch, int warmUp, int measured)
      throws Exception {
    run(client, warmUp);
    Duration before = cpu(server);
    long started = System.nanoTime();
    Result result = run(client, measured);
    double seconds = (System.nanoTime() - started) / 1e9;
    double cpu = cpu(server).minus(before).toNanos() / 1e9;
    double spans = (double) result.requests * batch;
    System.out.printf(
        Locale.ROOT,
        "%-28s %,12.0f %,14.0f %10.1f %8d%n",
        name,
        spans / cpu,
        spans / seconds,
        result.requests * (double) Payloads.protobuf(batch, 1).length / cpu / 1e6,
        result.errors);
  }

  private static Duration cpu(Process server) {
    return server.info().totalCpuDuration().orElseThrow();
  }

  private record Result(long requests, long errors) {}

  private static Result run(Client client, int seconds) throws InterruptedException {
    var requests = new LongAdder();
    var errors = new LongAdder();
    long end = System.nanoTime() + seconds * 1_000_000_000L;
    var threads = new ArrayList<Thread>();
    for (int i = 0; i < CONNECTIONS; i++) {
      var thread = new Thread(() -> client.loop(end, requests, errors));
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join();
    }
    return new Result(requests.sum(), errors.sum());
  }

  /** One connection's closed loop. */
  private interface Client {
    void loop(long end, LongAdder requests, LongAdder errors);
  }

  private static Client client(String transport, int port, String encoding, int batch)
      throws IOException {
    byte[] body = compress(Payloads.protobuf(batch, 1), encoding);
    return transport.equals("grpc") ? grpc(port, encoding, body) : http(port, encoding, body);
  }

  private static byte[] compress(byte[] body, String encoding) throws IOException {
    return switch (encoding) {
      case "gzip" -> {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
          gzip.write(body);
        }
        yield out.toByteArray();
      }
      case "zstd" -> Zstd.compress(body, 3);
      default -> body;
    };
  }

  /** HTTP/1.1 over a plain socket: the client must cost little beside the server. */
  private static Client http(int port, String encoding, byte[] body) {
    String head =
        "POST /v1/traces HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-protobuf\r\n"
            + (encoding.equals("identity") ? "" : "Content-Encoding: " + encoding + "\r\n")
            + "Content-Length: "
            + body.length
            + "\r\n\r\n";
    byte[] request = new byte[head.length() + body.length];
    System.arraycopy(head.getBytes(StandardCharsets.US_ASCII), 0, request, 0, head.length());
    System.arraycopy(body, 0, request, head.length(), body.length);
    return (end, requests, errors) -> {
      try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        socket.setTcpNoDelay(true);
        OutputStream out = socket.getOutputStream();
        InputStream in = socket.getInputStream();
        byte[] answer = new byte[4096];
        while (System.nanoTime() < end) {
          out.write(request);
          int length = in.read(answer);
          // The answer is far smaller than a packet, so one read has it whole.
          boolean fine = length > 12 && answer[9] == '2' && answer[length - 1] == '\n';
          (fine ? requests : errors).increment();
        }
      } catch (IOException e) {
        errors.increment();
      }
    };
  }

  private static Client grpc(int port, String encoding, byte[] body) {
    ByteBuffer frame = ByteBuffer.allocate(5 + body.length);
    frame.put((byte) (encoding.equals("identity") ? 0 : 1)).putInt(body.length).put(body);
    var headers =
        RequestHeaders.builder(
                HttpMethod.POST, "/opentelemetry.proto.collector.trace.v1.TraceService/Export")
            .set(HttpHeaderNames.CONTENT_TYPE, "application/grpc")
            .set(HttpHeaderNames.TE, "trailers");
    if (!encoding.equals("identity")) {
      headers.set("grpc-encoding", encoding);
    }
    RequestHeaders built = headers.build();
    return (end, requests, errors) -> {
      // Answers are counted in the callback; nobody waits for the futures themselves.
      try (var factory = ClientFactory.builder().build()) {
        var client =
            WebClient.builder("h2c://127.0.0.1:" + port)
                .factory(factory)
                .maxResponseLength(0)
                .build();
        var streams = new Semaphore(4);
        while (System.nanoTime() < end) {
          streams.acquireUninterruptibly();
          client
              .execute(HttpRequest.of(built, HttpData.wrap(frame.array())))
              .aggregate()
              .whenComplete(
                  (response, failure) -> {
                    boolean fine =
                        failure == null
                            && response
                                .trailers()
                                .get("grpc-status", response.headers().get("grpc-status", "?"))
                                .equals("0");
                    (fine ? requests : errors).increment();
                    streams.release();
                  });
        }
        streams.acquireUninterruptibly(4);
      }
    };
  }
}
