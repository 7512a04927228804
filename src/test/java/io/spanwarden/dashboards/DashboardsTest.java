package io.spanwarden.dashboards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds for the dashboards together. */
class DashboardsTest {
  private static final Path NPM = Path.of("src/test/npm");

  @TempDir Path folder;

  @Test
  void thereAreSixWithTheirOwnUidAndTitle() throws IOException {
    List<Dashboard> all = Dashboard.all();
    assertThat(all).hasSize(6);
    assertThat(all.stream().map(Dashboard::uid)).doesNotHaveDuplicates();
    assertThat(all.stream().map(d -> d.json().get("title").asText())).doesNotHaveDuplicates();
  }

  @Test
  void panelsOfADashboardHaveTheirOwnIdTitleAndPlace() throws IOException {
    for (Dashboard dashboard : Dashboard.all()) {
      assertThat(dashboard.panels().stream().map(p -> p.get("id").asInt()))
          .as(dashboard.toString())
          .doesNotHaveDuplicates();
      assertThat(dashboard.panels().stream().map(p -> p.get("title").asText()))
          .as(dashboard.toString())
          .doesNotHaveDuplicates();
      assertThat(
              dashboard.panels().stream()
                  .map(p -> p.get("gridPos").get("x") + "," + p.get("gridPos").get("y")))
          .as(dashboard.toString())
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void eachLeadsToTheOthersAndToTheConsole() throws IOException {
    for (Dashboard dashboard : Dashboard.all()) {
      assertThat(dashboard.json().get("tags")).anySatisfy(tag -> isText(tag, "spanwarden"));
      JsonNode others = dashboard.json().get("links").get(0);
      isText(others.get("tags").get(0), "spanwarden");
      assertThat(others.get("keepTime").asBoolean()).isTrue();
      assertThat(others.get("includeVars").asBoolean()).isTrue();
      isText(dashboard.json().get("links").get(1).get("url"), "${console}/");
    }
  }

  private static void isText(JsonNode node, String text) {
    assertThat(node.asText()).isEqualTo(text);
  }

  @Test
  void aColumnOfAgentsOrRulesLeadsToTheConsole() throws IOException {
    for (Dashboard dashboard : Dashboard.all()) {
      for (JsonNode panel : dashboard.panels()) {
        String query = panel.get("targets").get(0).get("expr").asText();
        if (panel.get("type").asText().equals("table")
            && query.matches("(?s).*\\((agent|rule)\\b.*")) {
          assertThat(panel.get("fieldConfig").get("overrides").toString())
              .as(panel.get("title").asText())
              .containsPattern("\\$\\{console}/#(agent|rule)=\\$\\{__value.raw}");
        }
      }
    }
  }

  @Test
  void theDigestsAreCurrentAndCoverEveryFile() throws Exception {
    var expected = new TreeMap<String, String>();
    try (Stream<Path> files = Files.walk(Dashboard.FOLDER)) {
      for (Path file : files.filter(f -> f.toString().matches(".*\\.(json|ya?ml|tmpl)")).toList()) {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
        expected.put("./" + Dashboard.FOLDER.relativize(file), HexFormat.of().formatHex(digest));
      }
    }
    var listed = new TreeMap<String, String>();
    for (String line : Files.readAllLines(Dashboard.FOLDER.resolve("SHA256SUMS"))) {
      String[] parts = line.split(" {2}", 2);
      listed.put(parts[1], parts[0]);
    }
    assertThat(listed).as("see dashboards/README.md, Digest").isEqualTo(expected);
  }

  @Test
  void nothingCanBeChangedInTheBrowser() throws IOException {
    assertThat(Files.readString(Dashboard.FOLDER.resolve("grafana/dashboards/spanwarden.yaml")))
        .contains("allowUiUpdates: false", "disableDeletion: true", "editable: false");
    assertThat(Files.readString(Dashboard.FOLDER.resolve("grafana/datasources/prometheus.yaml")))
        .contains("uid: spanwarden-prometheus", "editable: false");
  }

  @Test
  void theyFitTheTypesOfGrafana() throws Exception {
    List<String> files = Dashboard.all().stream().map(d -> absolute(d.file())).toList();
    assertThat(typeCheck(files)).isEqualTo("6 dashboards, 0 problems\n");
  }

  @Test
  void aWrongOptionDoesNotFitTheTypesOfGrafana() throws Exception {
    String good = Files.readString(Dashboard.FOLDER.resolve("leaks.json"));
    Path bad = folder.resolve("bad.json");
    Files.writeString(bad, good.replace("\"graphMode\": \"none\"", "\"graphMode\": \"nothing\""));
    assertThat(typeCheck(List.of(bad.toString())))
        .contains("'\"nothing\"' is not assignable")
        .doesNotEndWith(" 0 problems\n");
  }

  private static String absolute(Path path) {
    return path.toAbsolutePath().toString();
  }

  private static String typeCheck(List<String> files) throws Exception {
    boolean there = Files.isDirectory(NPM.resolve("node_modules/@grafana/schema"));
    assumeTrue(
        there || System.getenv("CI") != null,
        "skipped: no @grafana/schema (npm ci --prefix src/test/npm installs it)");
    var command = new java.util.ArrayList<>(List.of("node", "check-dashboards.mjs"));
    command.addAll(files);
    Process node =
        new ProcessBuilder(command).directory(NPM.toFile()).redirectErrorStream(true).start();
    String said = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(node.waitFor() == 0).as(said).isEqualTo(said.endsWith(" 0 problems\n"));
    return said;
  }
}
