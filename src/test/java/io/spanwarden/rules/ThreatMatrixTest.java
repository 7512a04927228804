package io.spanwarden.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The threat matrix of the rules' README names tests that exist, and marks what is open. */
class ThreatMatrixTest {
  private static final Path FOLDER = Path.of("rules");
  private static final Pattern LINK = Pattern.compile("\\[(\\w+)]\\((\\S+?\\.java)\\)");
  private static final int STATE = 5;
  private static final int TEST = 6;

  private static List<String[]> rows() throws IOException {
    String readme = Files.readString(FOLDER.resolve("README.md"));
    int from = readme.indexOf("## What the threat models ask for");
    return readme
        .substring(from, readme.indexOf("\n## ", from + 1))
        .lines()
        .filter(line -> line.startsWith("| ") && !line.startsWith("| System"))
        .map(line -> line.split("\\s*\\|\\s*", -1))
        .toList();
  }

  @Test
  void everyLinkLeadsToATestOfThatName() throws IOException {
    for (String[] row : rows()) {
      Matcher links = LINK.matcher(row[TEST]);
      while (links.find()) {
        Path file = FOLDER.resolve(links.group(2));
        assertThat(file).as(row[3]).isRegularFile();
        assertThat(Files.readString(file))
            .as(row[3])
            .containsPattern("(?:void|Stream<DynamicTest>) " + links.group(1) + "\\(");
      }
    }
  }

  @Test
  void whatIsShownHasATest_andWhatIsOpenHasNone() throws IOException {
    assertThat(rows()).hasSizeGreaterThan(25);
    for (String[] row : rows()) {
      boolean tested = LINK.matcher(row[TEST]).find();
      assertThat(row[STATE]).as(row[3]).isIn("shown", "open", "not in telemetry");
      assertThat(tested).as(row[3]).isEqualTo(row[STATE].equals("shown"));
    }
  }

  @Test
  void coversEverySystemAndItsLayers() throws IOException {
    List<String> covered = rows().stream().map(row -> row[1] + " " + row[2]).toList();
    assertThat(covered)
        .contains("Dash0 L1", "Dash0 L3", "Dash0 L4", "Dash0 L6", "Dash0 L7")
        .contains("claude-code-otel L2", "claude-code-otel L4", "claude-code-otel L5")
        .contains("claude-code-otel L6", "claude-code-otel L7", "Langfuse L3", "Langfuse L5")
        .contains("Langfuse L2, L7", "PagerDuty L1, L2", "PagerDuty L3", "PagerDuty L4, L6")
        .contains("PagerDuty L5", "PagerDuty L7");
  }
}
