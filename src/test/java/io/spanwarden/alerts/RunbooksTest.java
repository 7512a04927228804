package io.spanwarden.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.spanwarden.machine.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each alert says what to do, in the same seven parts. */
class RunbooksTest {
  private static final Path FOLDER = Tool.DASHBOARDS.resolve("runbooks");
  private static final List<String> HEADINGS =
      List.of(
          "Meaning",
          "Impact",
          "Diagnosis",
          "Immediate action",
          "Root cause",
          "False positives",
          "Prevention");
  private static final Pattern HEADING = Pattern.compile("(?m)^## (.+)$");

  private static List<Path> runbooks() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.sorted().toList();
    }
  }

  @Test
  void eachAlertHasOneAndThereIsNoOther() throws Exception {
    assertThat(runbooks())
        .extracting(file -> file.getFileName().toString().replace(".md", ""))
        .containsExactlyInAnyOrderElementsOf(
            Shipped.alerts().stream().map(Shipped.Alert::name).toList());
    for (Shipped.Alert alert : Shipped.alerts()) {
      assertThat(alert.annotations().get("runbook_url").asText())
          .isEqualTo("{{ $externalLabels.console }}/runbooks/" + alert.name());
    }
  }

  @Test
  void eachHasTheSevenPartsAndNoneIsEmpty() throws Exception {
    for (Path runbook : runbooks()) {
      String text = Files.readString(runbook);
      assertThat(HEADING.matcher(text).results().map(found -> found.group(1)))
          .as("%s", runbook.getFileName())
          .containsExactlyElementsOf(HEADINGS);
      assertThat(Stream.of(HEADING.split(text, -1)).skip(1))
          .as("%s", runbook.getFileName())
          .allSatisfy(part -> assertThat(part.strip()).isNotEmpty());
    }
  }

  @Test
  void theLinkOfEachAlertLeadsToItsRunbookInTheProgram() throws Exception {
    for (Shipped.Alert alert : Shipped.alerts()) {
      assertThat(
              RunbooksTest.class.getClassLoader().getResource("runbooks/" + alert.name() + ".md"))
          .as(alert.name())
          .isNotNull();
    }
  }

  @Test
  void eachHasThreeQueriesThatPrometheusCanRead(@TempDir Path folder) throws Exception {
    Machine.require("promtool");
    var rules = new ArrayList<String>();
    for (Path runbook : runbooks()) {
      List<String> queries =
          Files.readString(runbook).lines().filter(line -> line.startsWith("    ")).toList();
      assertThat(queries).as("%s", runbook.getFileName()).hasSize(3);
      for (String query : queries) {
        rules.add("      - {record: 'a:b:c%d', expr: '%s'}".formatted(rules.size(), query.strip()));
      }
      assertThat(Files.readString(runbook)).contains("Console: `/");
    }
    Path file = folder.resolve("queries.yaml");
    Files.writeString(
        file, "groups:\n  - name: runbooks\n    rules:\n" + String.join("\n", rules) + "\n");
    Machine.Result checked =
        Machine.run(Map.of(), List.of("promtool", "check", "rules", file.toString()));
    assertThat(checked.exit()).as("%s", checked.output()).isZero();
  }
}
