package io.spanwarden.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScoreCommandTest {
  private static final String SECRET =
      "CVSS:4.0/AV:N/AC:L/AT:N/PR:L/UI:N/VC:H/VI:N/VA:N/SC:H/SI:N/SA:N";
  private static final String NUMBERS = "--cvss 4.3 --factors 0.4 --thm 0.95 --mf 0.9";

  private static Ran score(String arguments) {
    return Ran.of(("score " + arguments).split(" +", -1));
  }

  @ParameterizedTest
  @ValueSource(strings = {NUMBERS, "--agent claude-code-otel"})
  void givesThePublishedScore_withEveryStepUnrounded(String arguments) {
    Ran ran = score(arguments);
    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(ran.out().lines())
        .startsWith("AIVSS 4.1 Medium", "Formula aivss-0.8, inputs listing")
        .contains(
            "Risk_Gap    = 10 - CVSS_Base = 10 - 4.3 = 5.7",
            "AARS        = Risk_Gap × Factor_Sum / 10 × ThM = 5.7 × 0.4 / 10 × 0.95 = 0.2166",
            "AIVSS_raw   = (CVSS_Base + AARS) × MF = (4.3 + 0.2166) × 0.9 = 4.06494",
            "  threat_multiplier: 0.95 (expected: 0.50, 0.97 or 1.00)");
    assertThat(ran.err()).isEmpty();
  }

  @Test
  void refusesWhatTheSpecificationDoesNotAllow_ifAskedTo() {
    Ran ran = score(NUMBERS + " --formula v0.8");
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err().lines())
        .contains("spanwarden: threat_multiplier: 0.95 (expected: 0.50, 0.97 or 1.00)")
        .allMatch(line -> line.startsWith("spanwarden: "));
  }

  @Test
  void scoresAWorkedExampleOfTheSpecification_withoutADeparture() {
    JsonNode score =
        score(
                "--formula v0.8 --format json --factors 1,1,1,1,1,1,.5,1,1,.5 --cvss"
                    + " CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:A/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H")
            .json();
    assertThat(score.path("schema").asText()).isEqualTo("spanwarden.score/v1");
    assertThat(score.path("score").asText()).isEqualTo("9.9");
    assertThat(score.path("band").asText()).isEqualTo("Critical");
    assertThat(score.path("cvss_base").asText()).isEqualTo("9.4");
    assertThat(score.path("inputs").asText()).isEqualTo("strict");
    assertThat(score.path("departures")).isEmpty();
    assertThat(score.path("steps").findValuesAsText("name"))
        .containsExactly("Risk_Gap", "AARS", "AIVSS_raw", "AIVSS");
  }

  @Test
  void givesAnInterval_whenFactorsAreNotNamed() {
    Ran ran = score("--cvss 5.0 --thm 0.97");
    assertThat(ran.out().lines()).startsWith("AIVSS 5.0 Medium to 9.9 Critical");
    assertThat(ran.out()).contains("Factor_Sum  0 to 10  (10 unknown)");
    JsonNode some =
        score("--format json --cvss " + SECRET + " --factor autonomy=0.5 --factor tools=X").json();
    assertThat(some.path("score").isNull()).isTrue();
    assertThat(some.path("interval").path("low").asText()).isEqualTo("8.4");
    assertThat(some.path("factor_sum").path("unknown").asInt()).isEqualTo(9);
    assertThat(some.path("factors").path("autonomy").asText()).isEqualTo("0.5");
    assertThat(some.path("factors").path("tools").isNull()).isTrue();
    assertThat(some.has("steps_high")).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "(CVSS:9.4/AARS:8.5), 8.7 High, aivss-0.5",
    "--cvss 4.3 AIVSS:0.8-listing/AA:0/GP:0/SM:0/TU:0/PM:.1/CA:.1/DI:0/MA:.1/ND:0/OP:.1/TM:0.95/MF:0.9,"
        + " 4.1 Medium, aivss-0.8",
    "--agent claude-code-otel --formula uplift-only, 4.5 Medium, aivss-0.8-uplift-only",
    "--agent dash0 --mf 0.83 --factor persistent_memory=0.5, 5.5 Medium, aivss-0.8"
  })
  void takesVectorsAndProfiles_andArgumentsOverThem(
      String arguments, String scored, String formula) {
    Ran ran = score(arguments);
    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(ran.out()).startsWith("AIVSS " + scored).contains("Formula " + formula);
  }

  @Test
  void explainsFactorsAndOtherFormulas() {
    assertThat(score("--agent claude-code-otel --explain").out().lines())
        .contains(
            "  PM 0.1   Persistent Memory",
            "A mitigation factor larger by 0.1 adds 0.45166 points.",
            "  v0.8          refused",
            "  v0.8-listing  4.1 Medium",
            "  v0.5          2.2 Low",
            "  uplift-only   4.5 Medium");
    JsonNode formulas = score("--agent claude-code-otel --explain --format json").json();
    assertThat(formulas.path("formulas").path("uplift-only").path("score").asText())
        .isEqualTo("4.5");
    assertThat(formulas.path("formulas").path("v0.8").isNull()).isTrue();
  }

  @Test
  void takesProfilesOfAFolder() throws IOException {
    Files.createDirectories(dir.resolve("agents"));
    String profile = Files.readString(Path.of("rules/agents/claude-code-otel.yaml"));
    Files.writeString(
        dir.resolve("agents/claude-code-otel.yaml"),
        profile.replace("dynamic_tool_use: 0.0", "dynamic_tool_use: unknown"));
    Ran ran = score("--agent claude-code-otel --rules " + dir);
    assertThat(ran.out()).as(ran.err()).startsWith("AIVSS 4.1 Medium to 4.6 Medium");
  }

  @TempDir Path dir;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--factors 1 | --cvss: missing (expected: a base score or a vector, or --agent)",
        "--cvss NaN | --cvss: NaN (expected: 0.0 to 10.0, or CVSS:4.0/...)",
        "--cvss 11 --factors 1 | cvss_base: 11 (expected: 0 to 10)",
        "--cvss 5 --factors 1 --mf 1.2 | mitigation_factor: 1.2 (expected: 0 to 1)",
        "--cvss 5 --factors 1 --thm high | --thm: high (expected: a number, 0 to 1)",
        "--cvss 5 --factors 1 --factor tools=1 | --factor: beside --factors (expected: one of the two)",
        "--cvss 5 --factor tool=1 | --factor: tool (expected: [autonomy, tools,",
        "--cvss 5 --factor tools=NaN | --factor: tools: NaN (expected: a number, 0 to 1, or X)",
        "--cvss CVSS:4.0/AV:N | cvss_vector: AC: missing (expected: one of L, H)",
        "--agent nobody | --agent: nobody (expected: one of [claude-code-otel,",
        "--cvss 5 --formula v1 | formula: v1 (expected one of: [v0.8, v0.8-listing, v0.5, uplift-only])",
        "--cvss 5 AIVSS:0.8/AU:1 | vector: TO: missing (expected: External Tool Control Surface"
      })
  void namesTheValueAndWhatWasExpected(String arguments, String message) {
    Ran ran = score(arguments);
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).startsWith("spanwarden: " + message);
    assertThat(ran.out()).isEmpty();
  }

  @Test
  void flagsAVectorOfVersion31() {
    Ran ran = score("--cvss CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:L/I:N/A:N --factors 0.4");
    assertThat(ran.out())
        .contains("CVSS_Base   4.3  of CVSS:3.1/")
        .contains("(expected: CVSS:4.0/...)");
  }

  @Test
  void helpHasExamples() {
    assertThat(Ran.of("score", "--help").out())
        .contains("spanwarden score --agent claude-code-otel --explain")
        .contains("Spanwarden's own");
  }
}
