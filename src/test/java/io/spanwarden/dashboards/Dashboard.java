package io.spanwarden.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A dashboard of the repository.
 *
 * @param file where it is
 * @param json its JSON
 */
record Dashboard(Path file, JsonNode json) {
  static final Path FOLDER = Path.of("dashboards");
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Returns all dashboards, by file name. */
  static List<Dashboard> all() throws IOException {
    var all = new ArrayList<Dashboard>();
    try (Stream<Path> files = Files.list(FOLDER)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
        all.add(new Dashboard(file, JSON.readTree(file.toFile())));
      }
    }
    return all;
  }

  String uid() {
    return json.get("uid").asText();
  }

  List<JsonNode> panels() {
    return list(json.get("panels"));
  }

  List<JsonNode> variables() {
    return list(json.get("templating").get("list"));
  }

  /** Returns every expression, also those of annotations. */
  List<Expression> expressions() {
    var all = new ArrayList<Expression>();
    for (JsonNode panel : panels()) {
      for (JsonNode target : panel.get("targets")) {
        String key = "%s %s%s".formatted(uid(), panel.get("id"), target.get("refId").asText());
        all.add(new Expression(key, panel, target.get("expr").asText()));
      }
    }
    for (JsonNode annotation : json.get("annotations").get("list")) {
      String key = uid() + " " + annotation.get("name").asText();
      all.add(new Expression(key, annotation, annotation.get("expr").asText()));
    }
    return all;
  }

  private static List<JsonNode> list(JsonNode array) {
    var list = new ArrayList<JsonNode>();
    array.forEach(list::add);
    return list;
  }

  @Override
  public String toString() {
    return String.valueOf(file.getFileName());
  }
}
