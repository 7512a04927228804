package io.spanwarden.detect.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.spanwarden.detect.command.CommandAction.Run;
import io.spanwarden.detect.command.CommandAction.Write;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CommandFieldsTest {
  private static List<CommandAction> actions(String key, String value) {
    byte[] utf8 = ("<<" + value + ">>").getBytes(StandardCharsets.UTF_8);
    return CommandFields.actions(key, utf8, 2, utf8.length - 4);
  }

  private static boolean mayHold(String key) {
    byte[] utf8 = key.getBytes(StandardCharsets.UTF_8);
    return CommandFields.mayHold(utf8, 0, utf8.length);
  }

  @Test
  void knowsItsKeys() {
    assertThat(mayHold("full_command")).isTrue();
    assertThat(mayHold("gen_ai.tool.call.arguments")).isTrue();
    assertThat(mayHold("full_commands")).isFalse();
    assertThat(mayHold("prompt")).isFalse();
    assertThat(actions("prompt", "unset X")).isEmpty();
  }

  @Test
  void readsCommandsOfClaudeCode() {
    assertThat(actions("full_command", "cat .env")).containsExactly(new Run("cat .env"));
    assertThat(
            actions(
                "tool_parameters",
                "{\"bash_command\":\"cat\",\"full_command\":\"cat .env | head\",\"timeout\":5}"))
        .containsExactly(new Run("cat .env | head"));
    assertThat(actions("tool_parameters", "{\"bash_command\": \"cat\"}"))
        .containsExactly(new Run("cat"));
    assertThat(
            actions("tool_input", "{\"command\":\"a \\\"b\\\"\\n\\u0063\",\"description\":\"x\"}"))
        .containsExactly(new Run("a \"b\"\nc"));
  }

  @Test
  void readsCommandsOfOthers() {
    assertThat(actions("arguments", "{\"cmd\":\"echo hello\"}"))
        .containsExactly(new Run("echo hello"));
    assertThat(actions("arguments", "{\"command\":[\"bash\",\"-lc\",\"A=0 it's\"]}"))
        .containsExactly(new Run("bash -lc 'A=0 it'\\''s'"));
    assertThat(actions("function_args", "{\n  \"command\": \"echo hello\"\n}"))
        .containsExactly(new Run("echo hello"));
    assertThat(actions("langfuse.observation.input", "{\"command\": \"cat .env\"}"))
        .containsExactly(new Run("cat .env"));
  }

  @Test
  void readsEdits() {
    assertThat(
            actions(
                "gen_ai.tool.call.arguments",
                "{\"content\":\"new\",\"file_path\":\"/a\",\"old_string\":\"old\"}"))
        .containsExactly(new Write("/a", "new", false));
    assertThat(
            actions(
                "tool_input",
                "{\"file_path\":\"/a\",\"edits\":[{\"old_string\":\"o\",\"new_string\":\"x\"},"
                    + "{\"new_string\":\"y\"}]}"))
        .containsExactly(new Write("/a", "x", false), new Write("/a", "y", false));
  }

  @Test
  void takesAPathWithoutContentForReading() {
    assertThat(actions("tool_input", "{\"file_path\":\"/repo/.claude/settings.json\"}")).isEmpty();
    assertThat(actions("langfuse.observation.input", "{\"role\":\"user\",\"content\":\"hi\"}"))
        .isEmpty();
  }

  @Test
  void readsPatches() {
    String patch =
        "*** Begin Patch\n*** Update File: a/b\n-old\n+new\n*** Add File: c\n+x\n+y\n*** End Patch";

    assertThat(actions("arguments", patch))
        .containsExactly(new Write("a/b", "new\n", false), new Write("c", "x\ny\n", false));
    assertThat(actions("arguments", "{\"input\":\"" + patch.replace("\n", "\\n") + "\"}"))
        .hasSize(2);
    assertThat(
            actions(
                "arguments",
                "{\"command\":[\"apply_patch\",\"" + patch.replace("\n", "\\n") + "\"]}"))
        .hasSize(2);
  }

  @Test
  void readsWhatIsLeftOfTruncatedArguments() {
    assertThat(actions("tool_input", "{\"file_path\":\"/a\",\"content\":\"beginning of\\"))
        .containsExactly(new Write("/a", "beginning of\\", true));
    assertThat(actions("tool_input", "{\"file_path\":\"/a\",\"content\":\"beginning…\"}"))
        .containsExactly(new Write("/a", "beginning…", true));
    assertThat(actions("tool_input", "{\"command\":\"unset X; cla"))
        .containsExactly(new Run("unset X; cla"));
  }

  @Test
  void findsNothingInRedactedOrOtherText() {
    assertThat(actions("gen_ai.tool.call.arguments", "<REDACTED>")).isEmpty();
    assertThat(actions("tool_input", "")).isEmpty();
    assertThat(actions("tool_input", "{\"query\": \"command\"}")).isEmpty();
  }

  @Test
  void survivesAnyBytes() {
    var random = new Random(7);
    byte[] signs = "{}[]\":,\\u\n ecommand".getBytes(StandardCharsets.UTF_8);
    for (int run = 0; run < 20_000; run++) {
      byte[] text = new byte[random.nextInt(60)];
      for (int i = 0; i < text.length; i++) {
        text[i] =
            random.nextInt(9) == 0 ? (byte) random.nextInt() : signs[random.nextInt(signs.length)];
      }
      assertThat(CommandFields.actions("tool_input", text, 0, text.length)).isNotNull();
    }
  }
}
