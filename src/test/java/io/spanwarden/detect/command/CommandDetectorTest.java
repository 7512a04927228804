package io.spanwarden.detect.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.spanwarden.detect.command.CommandAction.Run;
import io.spanwarden.detect.command.CommandAction.Write;
import io.spanwarden.event.Confidence;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandDetectorTest {
  private final CommandDetector detector = Rules.detector();

  private List<String> judged(String command) {
    return said(detector.commands(command, false));
  }

  private static List<String> said(List<CommandVerdict> verdicts) {
    return verdicts.stream()
        .map(v -> v.rule().id() + " " + v.severity().label() + " " + v.effect().label())
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SWITCH=0 claude -p x",
        "export SWITCH=0; cd src && claude",
        "SWITCH=0 bash -c 'cd src; codex exec hi'",
        "bash -c 'export SWITCH=0; opencode'",
        "export SWITCH=0; echo hi >> ~/.profile",
        "echo $(export SWITCH=0; gemini -p x)",
      })
  void isEffective_whenAnAgentOrAPersistentPlaceTakesTheChange(String command) {
    assertThat(judged(command)).contains("assigned high effective");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "export SWITCH=0",
        "claude -p x; export SWITCH=0",
        "SWITCH=0 npm test && claude -p x",
        "export SWITCH=0; claude --version",
        "export SWITCH=0; echo claude",
      })
  void isIntent_twoStepsLower_otherwise(String command) {
    assertThat(judged(command)).containsExactly("assigned low intent");
  }

  @Test
  void isEffectiveAtOnce_whenTheRuleNeedsNobodyToTakeIt() {
    assertThat(judged("sudo pkill -f watcher")).containsExactly("stopped high effective");
  }

  @Test
  void lowersARejectedCallOneStep() {
    assertThat(said(detector.commands("SWITCH=0 claude", true)))
        .containsExactly("assigned medium effective");
    assertThat(said(detector.commands("export SWITCH=0", true)))
        .containsExactly("assigned info intent");
    assertThat(said(detector.judge(new Write("/r/.claude/settings.json", "SWITCH=0", false), true)))
        .containsExactly("settings medium effective", "written medium effective");
  }

  @Test
  void gradesEditsByTheirPlace() {
    assertThat(said(detector.edit("/home/x/.claude/settings.json", "\"SWITCH\": 0", false)))
        .containsExactly("settings high effective", "written high effective");
    assertThat(said(detector.edit("C:\\x\\profile.ps1", "$SWITCH=0", false)))
        .containsExactly("written high effective");
    assertThat(said(detector.edit("/r/src/main.py", "SWITCH=0", false)))
        .containsExactly("written low intent");
    assertThat(said(detector.edit("/r/test/fixtures/.claude/settings.json", "SWITCH=0", false)))
        .containsExactly("settings low intent", "written low intent");
  }

  @Test
  void lowersTheConfidenceOfATruncatedEdit() {
    assertThat(detector.edit("/r/Dockerfile", "SWITCH=0", true))
        .extracting(CommandVerdict::confidence)
        .containsExactly(Confidence.MEDIUM);
    assertThat(detector.edit("/r/Dockerfile", "SWITCH=0", false))
        .extracting(CommandVerdict::confidence)
        .containsExactly(Confidence.HIGH);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "echo 'SWITCH=0' >> ~/.zshenv",
        "cat <<END > ~/.zshenv\nSWITCH=0\nEND",
        "cat <<END | sudo tee -a /etc/environment\nSWITCH=0\nEND",
        "apply_patch <<END\n*** Begin Patch\n*** Update File: Dockerfile\n+ENV SWITCH=0\n*** End Patch\nEND",
      })
  void judgesWhatAShellWritesAsAnEdit(String command) {
    assertThat(judged(command)).containsExactly("written high effective");
  }

  @Test
  void leavesInertCommandsAlone_butNotWhatTheySubstitute() {
    assertThat(judged("grep 'SWITCH=0 claude' .; echo SWITCH=0 claude")).isEmpty();
    assertThat(judged("echo \"$(SWITCH=0 claude)\"")).containsExactly("assigned high effective");
  }

  @Test
  void searchesTheWholeTextForTargetAny() {
    assertThat(judged("grep x; run --endpoint=http://host"))
        .containsExactly("plain high effective");
  }

  @Test
  void namesOnlyVariablesOfTheRulesList() {
    assertThat(detector.commands("SWITCH=0 claude", false).get(0).variable()).contains("SWITCH");
    assertThat(detector.commands("LEVEL=0 claude", false).get(0).variable()).isEmpty();
  }

  @Test
  void givesOneCommandOneEvidence_howeverItIsSpaced() {
    String once = detector.commands("SWITCH=0   claude", false).get(0).evidence();

    assertThat(detector.commands("cd x;  SWITCH=0 claude", false).get(0).evidence())
        .isEqualTo(once)
        .isEqualTo("SWITCH=0 claude");
    assertThat(judged("SWITCH=0 claude; SWITCH=0 claude")).hasSize(1);
  }

  @Test
  void boundsTheVerdictsOfOneCommand() {
    var command = new StringBuilder();
    for (int i = 0; i < 500; i++) {
      command.append("SWITCH=0 claude ").append(i).append(';');
    }

    assertThat(judged(command.toString())).hasSize(64);
  }

  @Test
  void skipsHarmlessFieldsByTheirBytes() {
    byte[] harmless = "xx cargo build --release switc".getBytes(StandardCharsets.UTF_8);
    byte[] harmful = "xx SwItCh".getBytes(StandardCharsets.UTF_8);

    assertThat(detector.mayConcern(harmless, 0, harmless.length)).isFalse();
    assertThat(detector.mayConcern(harmful, 0, harmful.length)).isTrue();
    assertThat(detector.mayConcern(harmful, 0, harmful.length - 1)).isFalse();
    assertThat(detector.mayConcern(harmful, 4, harmful.length - 4)).isFalse();
  }

  @Test
  void findsLiteralsThatOverlap() {
    var scan = new LiteralScan(List.of(List.of("abcd"), List.of("bce"), List.of("bc")));
    var found = new java.util.BitSet();
    scan.collect("éabce", found);

    assertThat(found.stream().boxed()).containsExactly(1, 2);
  }

  @Test
  void showsNoPayloadInTexts() {
    List<CommandVerdict> verdicts = detector.commands("SWITCH=0 claude -p marker", false);

    assertThat(verdicts.toString()).contains("assigned", "SWITCH").doesNotContain("marker");
    assertThat(new Run("marker").toString()).doesNotContain("marker");
    assertThat(new Write("marker", "marker", true).toString()).doesNotContain("marker");
  }
}
