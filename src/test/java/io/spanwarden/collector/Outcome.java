package io.spanwarden.collector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What came of telemetry that was sent.
 *
 * @param items accepted, by signal
 * @param findings by category, rule and agent
 * @param occurrences by rule
 */
record Outcome(
    Map<String, Double> items, Map<String, Long> findings, Map<String, Long> occurrences) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Pattern ACCEPTED =
      Pattern.compile(
          "(?m)^spanwarden_otlp_items_total\\{outcome=\"accepted\",signal=\"(\\w+)\"} (\\S+)$");

  /** Asks the Spanwarden whose console is at an address. */
  static Outcome of(HttpClient client, String console) throws Exception {
    var findings = new TreeMap<String, Long>();
    var occurrences = new TreeMap<String, Long>();
    String next = "";
    do {
      String query = next.isEmpty() ? "" : "&after=" + next;
      JsonNode page = JSON.readTree(get(client, console + "/api/v1/findings?limit=50" + query));
      for (JsonNode finding : page.get("findings")) {
        String rule = finding.at("/rule/id").asText();
        String category = finding.at("/rule/category").asText();
        String agent = finding.get("agent").asText();
        findings.merge(category + " " + rule + " " + agent, 1L, Long::sum);
        if (!category.equals("transport")) { // judged once a request
          occurrences.merge(rule, finding.get("count").asLong(), Long::sum);
        }
      }
      next = page.get("next").isNull() ? "" : page.get("next").asText();
    } while (!next.isEmpty());
    return new Outcome(accepted(client, console), findings, occurrences);
  }

  /** Returns the items that were accepted, by signal. */
  static Map<String, Double> accepted(HttpClient client, String console) throws Exception {
    var items = new TreeMap<String, Double>();
    ACCEPTED
        .matcher(get(client, console + "/metrics"))
        .results()
        .forEach(line -> items.put(line.group(1), Double.valueOf(line.group(2))));
    return items;
  }

  /** Returns the body of an answer. */
  static String get(HttpClient client, String url) throws Exception {
    // A client whose certificate is refused may wait for ever.
    var request = HttpRequest.newBuilder(URI.create(url)).timeout(PATIENCE).build();
    return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
  }

  /** Returns the findings that do not depend on the way by which telemetry came. */
  Map<String, Long> contentFindings() {
    var rest = new TreeMap<>(findings);
    rest.keySet().removeIf(key -> key.startsWith("transport "));
    return rest;
  }
}
