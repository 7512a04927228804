package io.spanwarden.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the README tells to type works. */
class ReadmeCommandsTest {
  private static final Pattern COMMAND =
      Pattern.compile("(?m)^\\./spanwarden ((?:scan|rules) .*)$");
  private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

  @Test
  void theCommandsForFilesAndRulesRun() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    assertThat(COMMAND.matcher(readme).results().map(found -> found.group(1)))
        .hasSize(2)
        .allSatisfy(line -> assertThat(run(line).code()).as(line).isZero());
  }

  private static Ran run(String line) {
    return Ran.of(
        WORD.matcher(line).results().map(ReadmeCommandsTest::unquoted).toArray(String[]::new));
  }

  private static String unquoted(MatchResult word) {
    return word.group(1) == null ? word.group(2) : word.group(1);
  }
}
