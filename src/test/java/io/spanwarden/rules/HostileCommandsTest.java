package io.spanwarden.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.spanwarden.detect.command.CommandDetector;
import io.spanwarden.detect.command.CommandFields;
import io.spanwarden.detect.command.CommandVerdict;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Texts made to be slow. The limit is far above what linear time takes and far below what the
 * square of the length would.
 */
class HostileCommandsTest {
  private static final int LENGTH = 240_000;
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final CommandDetector detector =
      new CommandDetector(
          CommandRulesTest.packed().stream().map(DocumentedCommandRule::rule).toList());

  @TestFactory
  Stream<DynamicTest> staysLinearAndStillFindsWhatStandsInFront() {
    return Stream.of(
            "$(",
            "`",
            "\\`",
            "'",
            "\"",
            "\"$(",
            "\"'`$(",
            ";",
            "; ",
            "|a",
            "(",
            "((",
            "a(",
            ")",
            "<<A\n",
            "<<A ",
            "<(",
            ">",
            "> x",
            "\\",
            "#",
            " #",
            "&",
            "sh -c ",
            "sh -c 'x' ",
            "sh ",
            "cmd /c ",
            "eval ",
            "sudo ",
            "env ",
            "A=1 ",
            "a ",
            " ",
            "\n",
            "echo x|",
            "tee x ",
            "OTEL_LOGS_EXPORTER=none ",
            "OTEL_LOGS_EXPORTER=none;",
            "unset OTEL_LOGS_EXPORTER;",
            "OTEL_",
            "CLAUDE_CODE_ENABLE_TELEMETRY",
            "{",
            "docker -e ",
            "$((1<<2))\n",
            "é")
        .map(piece -> dynamicTest("repeats [" + piece + "]", () -> check(piece)));
  }

  private void check(String piece) {
    String tail = piece.repeat(LENGTH / piece.length());
    List<CommandVerdict> verdicts =
        assertTimeoutPreemptively(
            LIMIT, () -> detector.commands("export OTEL_TRACES_EXPORTER=none\n" + tail, false));

    assertThat(verdicts).extracting(v -> v.rule().id()).contains("TB-103");
    assertTimeoutPreemptively(
        LIMIT, () -> detector.edit("/r/.claude/settings.json", "\"OTEL_" + tail, false));
    byte[] json = ("{\"command\":\"" + tail).getBytes(StandardCharsets.UTF_8);
    assertTimeoutPreemptively(
        LIMIT, () -> CommandFields.actions("tool_input", json, 0, json.length));
  }

  @Test
  void survivesAnyMixtureOfSigns() {
    var random = new Random(11);
    String[] pieces = {
      "$(",
      "`",
      "'",
      "\"",
      ";",
      "|",
      "&",
      "(",
      ")",
      "<<E",
      "\nE\n",
      "\n",
      "\\",
      "#",
      " ",
      ">",
      "<",
      "sh -c ",
      "eval ",
      "env -u ",
      "sudo ",
      "OTEL_LOGS_EXPORTER",
      "=none",
      "unset ",
      "claude",
      "tee ",
      "timeout ",
      "echo ",
      "/c ",
      "cmd ",
      "X=",
      "$'",
      "<<<",
      "-",
      "é"
    };
    for (int run = 0; run < 20_000; run++) {
      var text = new StringBuilder("OTEL_");
      for (int i = random.nextInt(30); i >= 0; i--) {
        text.append(pieces[random.nextInt(pieces.length)]);
      }
      assertThat(detector.commands(text.toString(), false)).hasSizeLessThan(64);
    }
  }
}
