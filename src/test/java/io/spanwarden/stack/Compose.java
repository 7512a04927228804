package io.spanwarden.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The compose file as it is read when no variable is set. */
record Compose(JsonNode root) {
  private static final Path FILE = Path.of("docker-compose.yml");
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{\\w+:-([^}]*)}");

  static Compose load() throws IOException {
    String text = VARIABLE.matcher(Files.readString(FILE)).replaceAll("$1");
    Object tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
    return new Compose(new ObjectMapper().valueToTree(tree));
  }

  /** Returns the services by name. */
  Map<String, JsonNode> services() {
    var services = new TreeMap<String, JsonNode>();
    root.get("services").properties().forEach(each -> services.put(each.getKey(), each.getValue()));
    return services;
  }

  JsonNode service(String name) {
    return root.get("services").required(name);
  }

  Map<String, String> environment(String service) {
    var environment = new TreeMap<String, String>();
    service(service)
        .path("environment")
        .properties()
        .forEach(each -> environment.put(each.getKey(), each.getValue().asText("")));
    return environment;
  }

  List<String> command(String service) {
    return texts(service(service).path("command"));
  }

  static List<String> texts(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
  }
}
