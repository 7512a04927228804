package io.spanwarden.decode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedJsonTest {
  /** {@code X} is the byte that is asked for; quotes are single ones here. */
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '|',
      delimiter = ';',
      value = {
        "{'content':'aXb'}; $.content",
        " [ 'X' ]; $[0]",
        "{'messages':[{'parts':[{'type':'text'},{'content':'X'}]}]}; $.messages[0].parts[1].content",
        "{'a':1,'b':[1,2,{}],'c':{'d':true,'e':null,'f':-1.5e+3,'g':'X'}}; $.c.g",
        "{'a':'\\\\','b':'\\'X'}; $.b",
        "{'content':'cut off X and more; $.content",
        "{'content':'X\\; $.content",
        "{'a':['x','X'; $.a[1]",
        "{'gen_ai.x-y':'X'}; $.gen_ai.x-y",
        "{'two words':'X','b':1}; $.*",
        "{'schlüssel':{'b':'X'}}; $.*.b",
        "{'':'X'}; $.*",
        "{'X':'b'}; $.*",
        "{'a':{'bX':'c'}}; $.a.*"
      })
  void tellsThePath(String text, String path) {
    assertThat(path(text.replace('\'', '"'))).isEqualTo(path);
  }

  @Test
  void tellsThePathToANumber() {
    byte[] text = "{\"card\":[0,4111]}".getBytes(UTF_8);
    assertThat(EmbeddedJson.path(text, 0, text.length, 11)).isEqualTo("$.card[1]");
  }

  @Test
  void goesIntoJsonInAString() {
    assertThat(path("{\"arguments\":\"{\\\"command\\\":\\\"echo X\\\"}\"}"))
        .isEqualTo("$.arguments → $.command");
    assertThat(path("{\"arguments\":\"\\u007b\\\"com\\u006dand\\\":\\\"\\ud83d\\ude80 \\\\n X"))
        .isEqualTo("$.arguments → $.command");
  }

  @Test
  void goesThreeTextsDeepAndNoFurther() {
    String text = "{\"k\":\"X\"}";
    for (int i = 0; i < 5; i++) {
      text = "{\"k\":\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"}";
    }
    assertThat(path(text)).isEqualTo("$.k → $.k → $.k");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X",
        "",
        "plain X",
        "\"X\"",
        "{X",
        "{ key: \"X\"}",
        "{\"a\" \"X\"}",
        "{\"a\":\"b\",,\"c\":\"X\"}",
        "[INFO] started X",
        "[2026] X",
        "{} X",
        "{}}X",
        "[1}X",
        "[01x,\"X\"]",
        "[truth,\"X\"]",
        "{\"a\":1]X",
        "[,\"X\"]",
        "{:\"X\"}",
        "{\"a\":}X",
        "{\"a\":\"b\"\"X\"}"
      })
  void tellsNothing_whenTheTextIsNoJsonUpToThere(String text) {
    assertThat(path(text)).isEmpty();
  }

  @Test
  void readsOnlyTheSlice() {
    byte[] bytes = "{\"a\":{\"b\":\"c\"}}".getBytes(UTF_8);
    assertThat(EmbeddedJson.path(bytes, 5, 9, 6)).isEqualTo("$.b");
    assertThat(EmbeddedJson.path(bytes, 5, 0, 0)).isEmpty();
    assertThat(EmbeddedJson.path(bytes, 5, 9, 100)).isEmpty();
  }

  @Test
  void givesUpTextsThatAreNestedTooDeeply() {
    assertThat(path("[".repeat(99) + "\"X\"")).isEqualTo("$" + "[0]".repeat(99));
    assertThat(path("[".repeat(1_000_000) + "\"X\"")).isEmpty();
  }

  private static String path(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    int position = text.substring(0, Math.max(0, text.indexOf('X'))).getBytes(UTF_8).length;
    return EmbeddedJson.path(bytes, 0, bytes.length, position);
  }
}
