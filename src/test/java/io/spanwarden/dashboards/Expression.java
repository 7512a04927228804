package io.spanwarden.dashboards;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A PromQL expression of a dashboard.
 *
 * @param key uid of the dashboard, id of the panel and letter of the query, or the annotation's
 *     name
 * @param owner the panel or annotation
 * @param text as in the JSON, with Grafana's variables
 */
record Expression(String key, JsonNode owner, String text) {
  /** Returns what Grafana sends to Prometheus when {@code agent} is chosen. */
  String with(String agent, String range) {
    return text.replace("$job", "spanwarden")
        .replace("$instance", ".+")
        .replace("$agent", agent)
        .replace("$__rate_interval", range)
        .replace("$__range", range);
  }
}
