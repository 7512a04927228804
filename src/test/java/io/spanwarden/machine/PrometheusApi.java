package io.spanwarden.machine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * What tests ask of a real Prometheus.
 *
 * @param client whom it trusts
 * @param address such as {@code http://127.0.0.1:9090}
 */
public record PrometheusApi(HttpClient client, String address) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  /** Returns one that speaks plain HTTP on loopback. */
  public static PrometheusApi on(int port) {
    return new PrometheusApi(HttpClient.newHttpClient(), "http://127.0.0.1:" + port);
  }

  /** Returns the series of an instant query; fails if it cannot be read. */
  public JsonNode query(String expression) throws IOException, InterruptedException {
    String encoded = URLEncoder.encode(expression, StandardCharsets.UTF_8);
    JsonNode answer = get("query?query=" + encoded);
    if (!answer.path("status").asText().equals("success")) {
      throw new AssertionError(expression + ": " + answer);
    }
    return answer.at("/data/result");
  }

  /** Returns an answer of its API. */
  public JsonNode get(String path) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create(address + "/api/v1/" + path)).build();
    return JSON.readTree(client.send(request, HttpResponse.BodyHandlers.ofString()).body());
  }

  /** Returns whether it is ready. */
  public boolean isReady() throws InterruptedException {
    try {
      var request = HttpRequest.newBuilder(URI.create(address + "/-/ready")).build();
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException starting) {
      return false;
    }
  }

  /** Returns the names of the alerts that are firing. */
  public List<String> firing() throws IOException, InterruptedException {
    return query("ALERTS{alertstate=\"firing\"}").findValuesAsText("alertname");
  }

  /** Waits until the rules were evaluated so often from now on. */
  public void awaitEvaluations(int times) throws Exception {
    double wanted = evaluations() + times;
    Waiting.until(times + " evaluations", PATIENCE, () -> evaluations() >= wanted);
  }

  private double evaluations() throws IOException, InterruptedException {
    // The watchdog is there from its first evaluation on.
    return count("ALERTS{alertname=\"SpanwardenWatchdog\"}");
  }

  /** Waits until a series has so many more samples. */
  public void awaitSamples(String series, int times) throws Exception {
    double wanted = count(series) + times;
    Waiting.until(times + " samples of " + series, PATIENCE, () -> count(series) >= wanted);
  }

  private double count(String series) throws IOException, InterruptedException {
    JsonNode result = query("count_over_time(" + series + "[1h])");
    return result.isEmpty() ? 0 : result.at("/0/value/1").asDouble();
  }
}
