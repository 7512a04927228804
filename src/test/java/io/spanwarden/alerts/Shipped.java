package io.spanwarden.alerts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What the shipped rule files say. */
final class Shipped {
  private static final YAMLMapper YAML = new YAMLMapper();

  private Shipped() {}

  /** An alert of {@code alerts.yaml}. */
  record Alert(String name, String expression, String severity, JsonNode annotations) {}

  /** One expectation of {@code alerts.test.yaml}. */
  record Case(String alert, boolean fires) {}

  static List<Alert> alerts() throws IOException {
    var alerts = new ArrayList<Alert>();
    JsonNode groups = YAML.readTree(Tool.DASHBOARDS.resolve("alerts.yaml").toFile()).get("groups");
    for (JsonNode group : groups) {
      for (JsonNode rule : group.get("rules")) {
        alerts.add(
            new Alert(
                rule.get("alert").asText(),
                rule.get("expr").asText(),
                rule.get("labels").get("severity").asText(),
                rule.get("annotations")));
      }
    }
    return List.copyOf(alerts);
  }

  static List<Case> cases() throws IOException {
    var cases = new ArrayList<Case>();
    JsonNode tests =
        YAML.readTree(Tool.DASHBOARDS.resolve("alerts.test.yaml").toFile()).get("tests");
    for (JsonNode test : tests) {
      for (JsonNode one : test.path("alert_rule_test")) {
        cases.add(new Case(one.get("alertname").asText(), !one.get("exp_alerts").isEmpty()));
      }
    }
    return List.copyOf(cases);
  }
}
