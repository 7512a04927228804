package io.spanwarden.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules of dashboard-linter. What is excluded stands in {@code dashboards/.lint}. */
@org.junit.jupiter.api.TestInstance(org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS)
class LintTest {
  private static final Pattern RANGE = Pattern.compile("\\[([^\\]]+)\\]");
  private static final Pattern COUNTER = Pattern.compile("[a-z_]+_total\\b");
  private static final Pattern COUNTED =
      Pattern.compile("(rate|increase|changes)\\(\\w+_total\\{[^}]*\\}\\[");

  static java.util.List<Dashboard> dashboards() throws IOException {
    return Dashboard.all();
  }

  private static JsonNode exclusions() throws IOException {
    return new ObjectMapper(new YAMLFactory())
        .readTree(Dashboard.FOLDER.resolve(".lint").toFile())
        .get("exclusions");
  }

  private static boolean excluded(String rule, JsonNode panel) throws IOException {
    for (JsonNode entry : exclusions().path(rule).path("entries")) {
      if (entry.get("panel").asText().equals(panel.path("title").asText())) {
        return true;
      }
    }
    return false;
  }

  @Test
  void everyExclusionHasAReasonAndAPanelThatExists() throws IOException {
    var titles = new java.util.HashSet<String>();
    for (Dashboard dashboard : dashboards()) {
      dashboard.panels().forEach(panel -> titles.add(panel.get("title").asText()));
    }
    assertThat(exclusions()).isNotEmpty();
    for (JsonNode exclusion : exclusions()) {
      assertThat(exclusion.path("reason").asText()).isNotBlank();
      for (JsonNode entry : exclusion.path("entries")) {
        assertThat(titles).contains(entry.get("panel").asText());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void hasOneDataSourceVariable(Dashboard dashboard) {
    assertThat(dashboard.variables())
        .filteredOn(variable -> variable.get("type").asText().equals("datasource"))
        .singleElement()
        .satisfies(
            variable -> {
              assertThat(variable.get("name").asText()).isEqualTo("datasource");
              assertThat(variable.get("label").asText()).isEqualTo("Data source");
              assertThat(variable.get("query").asText()).isEqualTo("prometheus");
            });
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void hasAJobVariableThatOffersAll(Dashboard dashboard) {
    assertThat(dashboard.variables())
        .filteredOn(variable -> variable.get("name").asText().equals("job"))
        .singleElement()
        .satisfies(
            variable -> {
              assertThat(variable.get("type").asText()).isEqualTo("query");
              assertThat(variable.get("multi").asBoolean()).isTrue();
              assertThat(variable.get("allValue").asText()).isEqualTo(".+");
              assertThat(variable.get("datasource").get("uid").asText()).isEqualTo("${datasource}");
            });
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void readsVariablesAnewWhenTheTimeChanges(Dashboard dashboard) {
    assertThat(dashboard.variables())
        .filteredOn(variable -> variable.get("type").asText().equals("query"))
        .isNotEmpty()
        .allSatisfy(variable -> assertThat(variable.get("refresh").asInt()).isEqualTo(2));
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void cannotBeEdited(Dashboard dashboard) {
    assertThat(dashboard.json().get("editable").asBoolean(true)).isFalse();
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void everyPanelSaysWhatItAnswersInWhichUnit(Dashboard dashboard) {
    assertThat(dashboard.panels())
        .isNotEmpty()
        .allSatisfy(
            panel -> {
              assertThat(panel.get("title").asText()).endsWith("?");
              assertThat(panel.get("description").asText()).endsWith(".");
              assertThat(panel.get("datasource").get("uid").asText()).isEqualTo("${datasource}");
              assertThat(panel.get("targets")).isNotEmpty();
              JsonNode defaults = panel.get("fieldConfig").get("defaults");
              assertThat(defaults.get("unit").asText()).isNotBlank();
              assertThat(defaults.get("noValue").asText()).isNotBlank();
              assertThat(defaults.get("thresholds").get("steps")).isNotEmpty();
            });
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void everyExpressionSelectsTheJob(Dashboard dashboard) throws IOException {
    for (Expression expression : dashboard.expressions()) {
      if (!excluded("target-job-rule", expression.owner())) {
        for (String selector :
            Pattern.compile("\\{[^}]*\\}")
                .matcher(expression.text())
                .results()
                .map(match -> match.group())
                .toList()) {
          assertThat(selector).as(expression.key()).contains("job=~\"$job\"");
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void aRateIsTakenOverAnIntervalThatGrafanaChooses(Dashboard dashboard) throws IOException {
    for (JsonNode panel : dashboard.panels()) {
      if (!excluded("target-rate-interval-rule", panel)) {
        for (JsonNode target : panel.get("targets")) {
          assertThat(RANGE.matcher(target.get("expr").asText()).results().map(r -> r.group(1)))
              .as(panel.get("title").asText())
              .isSubsetOf("$__rate_interval", "$__range");
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void aCounterIsNeverShownAsItIs(Dashboard dashboard) throws IOException {
    for (Expression expression : dashboard.expressions()) {
      if (!excluded("target-job-rule", expression.owner())) {
        assertThat(COUNTED.matcher(expression.text()).results().count())
            .as(expression.key())
            .isEqualTo(COUNTER.matcher(expression.text()).results().count());
      }
    }
  }

  @Test
  void receiverHealthSelectsTheInstance() throws IOException {
    for (Dashboard dashboard : dashboards()) {
      if (dashboard.uid().equals("spanwarden-receiver")) {
        for (JsonNode panel : dashboard.panels()) {
          if (!excluded("target-job-rule", panel)) {
            assertThat(panel.get("targets").get(0).get("expr").asText())
                .contains("instance=~\"$instance\"");
          }
        }
        return;
      }
    }
    throw new AssertionError("no dashboard spanwarden-receiver");
  }
}
