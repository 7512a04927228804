package io.spanwarden.detect.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
  private static List<String> split(String text) {
    return CommandLine.split(text).stream().map(SimpleCommand::normalised).toList();
  }

  private static SimpleCommand only(String text) {
    List<SimpleCommand> commands = CommandLine.split(text);
    assertThat(commands).hasSize(1);
    return commands.get(0);
  }

  private static boolean inert(String text) {
    return InertCommands.contains(CommandLine.split(text).get(0));
  }

  @Test
  void splitsAtEveryUnquotedSeparator() {
    assertThat(split("first1; second && third3 || fourth | fifth5 & sixth6\nseventh"))
        .containsExactly("first1", "second", "third3", "fourth", "fifth5", "sixth6", "seventh");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run 'a; b && c | d & e\nf'",
        "run \"a; b && c | d & e\"",
        "run a\\;b\\&c\\|d",
        "run $'it\\'s; fine'",
        "run 2>&1 &>all.log >&2",
        "run \"a \\\" ; b\"",
      })
  void keepsQuotedSeparatorsTogether(String text) {
    assertThat(CommandLine.split(text)).hasSize(1);
  }

  @Test
  void looksIntoSubstitutionsBackquotesAndSubshells() {
    assertThat(
            split("outer $(inner1; inner2) \"and $(quoted)\" `backquoted` <(process) (subshell)"))
        .contains("inner1", "inner2", "quoted", "backquoted", "process");
    assertThat(split("(subshell1; subshell2)")).containsExactly("subshell1", "subshell2");
  }

  @Test
  void looksIntoShellsThatShellsAreGiven() {
    assertThat(split("bash -lc \"second1; second2\"")).endsWith("second1", "second2");
    assertThat(split("sudo -u dev env A=1 sh -xc 'second' ")).endsWith("second");
    assertThat(split("docker exec box bash -c 'second'")).endsWith("second");
    assertThat(split("eval \"second; third3\"")).endsWith("second", "third3");
    assertThat(split("bash <<< 'second'")).endsWith("second");
    assertThat(split("bash <<END\nsecond\nEND\nthird3")).contains("second", "third3");
    assertThat(split("printf 'second\\nthird3' | sh")).endsWith("second", "third3");
  }

  @Test
  void looksThreeLevelsDeepAndNoDeeper() {
    assertThat(split("level0 $(level1 $(level2 $(level3 $(level4))))"))
        .hasSize(4)
        .noneMatch(command -> command.startsWith("level4"));
    assertThat(split("sh -c \"sh -c 'sh -c \\\"sh -c level4\\\"'\"")).doesNotContain("level4");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sudo -u x target a",
        "sudo -E nohup time -p target a",
        "exec target a",
        "then target a",
        "do command target a",
        "! { target a",
        "timeout -k 5 60 nice -n 10 target a",
        "xargs -0 -n 1 target a",
      })
  void stripsWrappers(String text) {
    assertThat(only(text).normalised()).isEqualTo("target a");
    assertThat(only(text).name()).isEqualTo("target");
    assertThat(only(text).arguments()).containsExactly("a");
  }

  @Test
  void findsTheProgramBehindAssignmentsRedirectionsAndEnv() {
    SimpleCommand command = only("A=1 B='2 3' env -u C D=4 /usr/bin/target.exe a");

    assertThat(command.name()).isEqualTo("target");
    assertThat(command.changesOwnEnvironment()).isTrue();
    assertThat(only("</dev/null target").name()).isEqualTo("target");
    assertThat(only("2> /dev/null target").name()).isEqualTo("target");
    assertThat(only("VARIABLE=1").changesOwnEnvironment()).isFalse();
  }

  @Test
  void leavesOutComments_soThatTheirApostrophesQuoteNothing() {
    assertThat(split("first1 # don't; second\nthird3 'a'")).containsExactly("first1", "third3 'a'");
    assertThat(split("run a#b; second")).containsExactly("run a#b", "second");
  }

  @Test
  void takesHereDocumentsForData() {
    String text = "cat > notes.txt <<-'END'\n\tdon't; run $(this)\n\tEND\nafter1";

    assertThat(split(text)).containsExactly("cat > notes.txt <<-'END'", "after1");
    assertThat(CommandLine.split(text).get(0).printed()).contains("\tdon't; run $(this)\n");
  }

  @Test
  void findsTheCommandsAfterASubstitutionWithAHereDocument() {
    String text = "git commit -m \"$(cat <<'END'\nit isn't \"so\" (yet\nEND\n)\" && after1";

    assertThat(split(text)).contains("after1").noneMatch(command -> command.startsWith("it isn't"));
  }

  @Test
  void doesNotTakeAShiftForAHereDocument() {
    assertThat(split("echo $((1<<2))\nafter1")).contains("after1");
    assertThat(split("(( x = 1<<2 ))\nafter1")).contains("after1");
  }

  @Test
  void readsQuotationMarksWithoutTheirOtherHalfAsText() {
    assertThat(split("say it's; after1")).containsExactly("say it's", "after1");
    assertThat(split("say 5\"; after1")).containsExactly("say 5\"", "after1");
    assertThat(split("say `x; after1")).containsExactly("say `x", "after1");
    assertThat(split("say $(open; after1")).contains("after1");
  }

  @Test
  void showsWhatIsWrittenAndWhatIsMeant() {
    assertThat(only("un\"set\" 'OTEL'_X \\a \"b c\"").texts())
        .containsExactly("un\"set\" 'OTEL'_X \\a \"b c\"", "unset OTEL_X a \"b c\"");
    assertThat(only("run plain").texts()).containsExactly("run plain");
  }

  @Test
  void blanksQuotedPhrasesAndKeepsQuotedWords() {
    assertThat(only("run -m \"a --flag b\" '--other'").withoutPhrases())
        .isEqualTo("run -m \"          \" --other");
    assertThat(only("git commit -m 'a --flag b'").texts())
        .containsExactly("git commit -m '          '");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "grep -rn x . 2>/dev/null",
        "echo something >&2",
        "git -C repo log -n 5",
        "find . -name x",
        "command -v claude",
        "sudo cat file",
        "[[ -f x ]]",
        "LC_ALL=C sort file",
      })
  void knowsInertCommands(String text) {
    assertThat(inert(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "echo something > file",
        "cat a >>file",
        "git commit -m x",
        "find . -name x -delete",
        "sort -o file file",
        "yq -i '.a = 1' file",
        "A=1",
        "python3 x.py",
      })
  void knowsCommandsThatAreNotInert(String text) {
    assertThat(CommandLine.split(text + "     ").stream().anyMatch(InertCommands::contains))
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "claude -p x",
        "/usr/local/bin/claude",
        "A=1 nohup codex exec hi",
        "\"C:\\Programs\\claude.exe\" -p",
        "npx -y @anthropic-ai/claude-code@latest -p x",
        "tmux new-session -d 'gemini -p x'",
        "opencode",
      })
  void knowsWhatStartsAnAgent(String text) {
    assertThat(CommandLine.split(text)).anyMatch(AgentLaunch::isIn);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "claude --version",
        "claude plugin list",
        "npx prettier .",
        "cd claude",
        "claudette"
      })
  void knowsWhatStartsNoAgent(String text) {
    assertThat(CommandLine.split(text)).noneMatch(AgentLaunch::isIn);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "echo x >> ~/.bashrc",
        "setx NAME 0",
        "launchctl setenv NAME 0",
        "sed -i s/a/b/ .claude/settings.json",
        "cp x $HOME/.codex/config.toml",
        "echo x | sudo tee -a /etc/environment",
        "printf x > .github/workflows/ci.yml",
        "printf x > services/Dockerfile",
        "[Environment]::SetEnvironmentVariable(\"A\", \"0\", \"User\")",
      })
  void knowsPersistentPlaces(String text) {
    assertThat(CommandLine.split(text)).anyMatch(Places::isWrittenBy);
  }

  @Test
  void showsNoPayloadInTexts() {
    SimpleCommand command = only("marker-word --secret");

    assertThat(command + " " + command.segment()).doesNotContain("marker").doesNotContain("secret");
  }
}
