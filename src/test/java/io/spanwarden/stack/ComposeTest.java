package io.spanwarden.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.spanwarden.Setting;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the compose file promises: valid, pinned, confined, reachable from this host only. */
class ComposeTest {
  private static final Pattern PINNED = Pattern.compile("[a-z/-]+:v?\\d+\\.\\d+\\.\\d+[a-z0-9.-]*");
  private static final Pattern SECRET = Pattern.compile("PASSWORD|SECRET|TOKEN|_KEY");
  private static final Pattern SHIPPED =
      Pattern.compile("/etc/spanwarden/((?:dashboards|collector)[\\w./-]*)");

  private Compose compose = new Compose(NullNode.instance);

  @BeforeEach
  void load() throws IOException {
    compose = Compose.load();
  }

  @Test
  void followsTheComposeSpecification() throws IOException {
    try (InputStream in = getClass().getResourceAsStream("/compose-spec/compose-spec.json")) {
      ObjectNode text = (ObjectNode) new ObjectMapper().readTree(in);
      text.remove("$id"); // relative, which the validator does not take
      JsonSchema schema =
          JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(text);
      assertThat(schema.validate(compose.root())).isEmpty();
      ObjectNode broken = compose.root().deepCopy();
      broken.withObject("/services/grafana").put("read_onyl", true);
      assertThat(schema.validate(broken)).as("the schema is in force").isNotEmpty();
    }
  }

  @Test
  void everyImageIsPinnedToAVersion() throws IOException {
    assertThat(compose.services())
        .allSatisfy((name, service) -> assertThat(text(service, "image")).matches(PINNED));
    try (Stream<String> lines = Files.lines(Path.of("src/main/docker/Dockerfile"))) {
      assertThat(lines.filter(line -> line.startsWith("FROM ")).map(line -> line.split(" ", -1)[1]))
          .hasSize(3)
          .allSatisfy(image -> assertThat(image).matches("scratch|" + PINNED.pattern()));
    }
  }

  @Test
  void ourOwnImagesAreNeverPulled() {
    assertThat(compose.services())
        .allSatisfy(
            (name, service) -> {
              if (text(service, "image").startsWith("spanwarden")) {
                assertThat(text(service, "pull_policy"))
                    .isEqualTo(service.has("build") ? "build" : "never");
              }
            });
  }

  @Test
  void portsArePublishedOnLoopbackOnly() {
    var published = new ArrayList<String>();
    compose
        .services()
        .forEach((name, service) -> published.addAll(Compose.texts(service.path("ports"))));
    assertThat(published)
        .containsExactlyInAnyOrder(
            "127.0.0.1:4317:4317",
            "127.0.0.1:4318:4318",
            "127.0.0.1:9470:9470",
            "127.0.0.1:3000:3000");
    assertThat(compose.services().values())
        .noneSatisfy(service -> assertThat(text(service, "network_mode")).isEqualTo("host"));
    assertThat(compose.root().at("/networks/inner/internal").asBoolean()).isTrue();
  }

  @Test
  void everyServiceIsConfined() {
    assertThat(compose.services())
        .allSatisfy(
            (name, service) -> {
              assertThat(text(service, "user")).isEqualTo("10001:10001");
              assertThat(service.path("read_only").asBoolean()).isTrue();
              assertThat(Compose.texts(service.path("cap_drop"))).containsExactly("ALL");
              assertThat(Compose.texts(service.path("security_opt")))
                  .containsExactly("no-new-privileges:true");
              assertThat(text(service, "mem_limit")).matches("\\d+[mg]");
              assertThat(service.path("pids_limit").asInt()).isPositive();
              assertThat(service.has("privileged") || service.has("cap_add")).isFalse();
              assertThat(text(service, "restart")).isIn("no", "unless-stopped");
            });
  }

  @Test
  void noPasswordStandsInTheFile() {
    compose
        .services()
        .keySet()
        .forEach(
            name ->
                assertThat(compose.environment(name))
                    .allSatisfy(
                        (key, value) -> {
                          if (SECRET.matcher(key).find()) {
                            assertThat(value).as(key).matches("|/run/stack/[\\w.]+");
                          }
                        }));
  }

  /** Each service sees its own files only; only the setup sees the authority's key. */
  @Test
  void keysAreSharedWithNobody() {
    var mounts = new ArrayList<String>();
    compose
        .services()
        .forEach(
            (name, service) ->
                Compose.texts(service.path("volumes")).stream()
                    .filter(volume -> volume.startsWith("stack-"))
                    .filter(volume -> !name.equals("setup") && !name.startsWith("token-"))
                    .forEach(volume -> mounts.add(name + " " + volume)));
    assertThat(mounts)
        .containsExactlyInAnyOrder(
            "alertmanager stack-alertmanager:/run/stack:ro,nocopy",
            "collector stack-collector:/run/stack:ro,nocopy",
            "demo stack-viewer:/run/stack:ro,nocopy",
            "grafana stack-grafana:/run/stack:ro,nocopy",
            "prometheus stack-prometheus:/run/stack:ro,nocopy",
            "spanwarden stack-spanwarden:/run/stack:ro,nocopy");
  }

  /** Docker makes a directory of what is missing, and the service fails for an odd reason. */
  @Test
  void everyMountedAndNamedFileIsThere() {
    var named = new ArrayList<String>();
    SHIPPED.matcher(compose.root().toString()).results().forEach(each -> named.add(each.group(1)));
    assertThat(named).hasSizeGreaterThan(10).allSatisfy(path -> assertThat(Path.of(path)).exists());
    compose
        .services()
        .forEach(
            (name, service) ->
                Compose.texts(service.path("volumes")).stream()
                    .filter(volume -> volume.startsWith("."))
                    .forEach(
                        volume -> {
                          assertThat(Path.of(volume.split(":", -1)[0])).exists();
                          assertThat(volume).endsWith(":ro");
                        }));
  }

  @Test
  void everyVolumeIsPreparedBySetup_soThatItsOwnerIsRight() throws IOException {
    List<String> volumes = new ArrayList<>();
    compose.root().get("volumes").fieldNames().forEachRemaining(volumes::add);
    assertThat(Compose.texts(compose.service("setup").get("volumes")))
        .containsAll(
            volumes.stream()
                .map(name -> name + ":/volumes/" + name.replaceFirst("^stack-", ""))
                .toList());
    String dockerfile = Files.readString(Path.of("src/main/docker/Dockerfile"));
    assertThat(volumes)
        .allSatisfy(
            name ->
                assertThat(dockerfile)
                    .containsPattern("\\s" + name.replaceFirst("^stack-", "") + "(?: |;)"));
  }

  @Test
  void everyServiceThatStaysIsChecked_butTheCollectorWhichHasNoProgramForIt() {
    assertThat(compose.services())
        .allSatisfy(
            (name, service) -> {
              boolean stays = text(service, "restart").equals("unless-stopped");
              assertThat(service.has("healthcheck")).isEqualTo(stays && !name.equals("collector"));
            });
  }

  @Test
  void whatAServiceWaitsForExists() {
    assertThat(compose.services())
        .allSatisfy(
            (name, service) ->
                service
                    .path("depends_on")
                    .properties()
                    .forEach(each -> waitsFor(compose.services(), each)));
  }

  private static void waitsFor(Map<String, JsonNode> all, Map.Entry<String, JsonNode> needed) {
    assertThat(all).containsKey(needed.getKey());
    JsonNode other = all.getOrDefault(needed.getKey(), needed.getValue());
    switch (text(needed.getValue(), "condition")) {
      case "service_healthy" -> assertThat(other.has("healthcheck")).isTrue();
      case "service_completed_successfully" -> assertThat(text(other, "restart")).isEqualTo("no");
      default -> assertThat(needed.getKey()).isEqualTo("collector");
    }
  }

  @Test
  void spanwardenIsSetByItsOwnSettings() {
    List<String> known = Arrays.stream(Setting.values()).map(Setting::variable).toList();
    assertThat(known).containsAll(compose.environment("spanwarden").keySet());
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asText();
  }
}
