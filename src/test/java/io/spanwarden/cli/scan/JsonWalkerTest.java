package io.spanwarden.cli.scan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The walker against Jackson: what is JSON, and which strings stand where. */
class JsonWalkerTest {
  /** Jackson minds a broken pair of surrogates; we read on, and make one character of a half. */
  private static final String PAIR = "\\ud83d\\ude00";

  private static final String[] STRINGS = {
    "",
    "a",
    "key",
    "value",
    "stringValue",
    "a/b~c",
    "\\n",
    "\\\"",
    "\\u00e9",
    PAIR,
    "é",
    "😀",
    "longer than eight bytes",
    "\\\\",
    "\\/"
  };
  private static final String[] NUMBERS = {"0", "-1", "12.5", "1e9", "-0.0E-3", "123456789012345"};
  private static final String[] BLANKS = {"", "", "", " ", "\n", "\t ", "\r\n"};

  /** Collects what the walker tells as {@code pointer=text}. */
  private static final class Told implements JsonVisitor {
    private final ByteWindow window = new ByteWindow();
    private final JsonWalker walker = new JsonWalker(window, this);
    private final JsonPath path = new JsonPath();
    private final StringContent content = new StringContent();
    private final List<String> strings = new ArrayList<>();

    boolean walk(InputStream in) {
      try {
        window.open(in);
        return walker.walk(0, Long.MAX_VALUE) && isBlank(walker.position());
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }

    private boolean isBlank(long from) throws IOException {
      long at = from;
      while (window.has(at) && window.bytes()[window.index(at)] <= ' ') {
        at++;
      }
      return !window.has(at);
    }

    private void take(int from, int to) {
      content.set(window.bytes(), from, to);
    }

    @Override
    public void open(boolean array) {
      path.open(array);
    }

    @Override
    public void close() {
      path.close();
      path.valueEnded();
    }

    @Override
    public void name(int from, int to, boolean escaped) {
      take(from, to);
      path.name(content.bytes(), 0, content.length(), false);
    }

    @Override
    public void string(int from, int to, boolean escaped) {
      take(from, to);
      strings.add(path.pointer() + "=" + new String(content.bytes(), 0, content.length(), UTF_8));
      path.valueEnded();
    }

    @Override
    public void number(int from, int to) {
      strings.add(path.pointer() + "=" + new String(window.bytes(), from, to - from, UTF_8));
      path.valueEnded();
    }

    @Override
    public void word() {
      path.valueEnded();
    }

    @Override
    public void release(long position) {
      window.consume(position);
    }
  }

  private static List<String> oracle(String json) throws IOException {
    var strings = new ArrayList<String>();
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.VALUE_STRING || token.isNumeric()) {
          String text = parser.getText();
          strings.add(parser.getParsingContext().pathAsPointer() + "=" + text);
        }
      }
    }
    return strings;
  }

  private static String random(Random random, int depth) {
    int kind = random.nextInt(depth > 5 ? 4 : 8);
    String blank = BLANKS[random.nextInt(BLANKS.length)];
    return blank
        + switch (kind) {
          case 0, 1 -> string(random);
          case 2 -> NUMBERS[random.nextInt(NUMBERS.length)];
          case 3 -> List.of("true", "false", "null").get(random.nextInt(3));
          case 4, 5 -> "[" + elements(random, depth, false) + blank + "]";
          default -> "{" + elements(random, depth, true) + blank + "}";
        }
        + blank;
  }

  private static String string(Random random) {
    return '"' + STRINGS[random.nextInt(STRINGS.length)] + STRINGS[random.nextInt(7)] + '"';
  }

  private static String elements(Random random, int depth, boolean named) {
    var elements = new ArrayList<String>();
    for (int i = random.nextInt(4); i > 0; i--) {
      elements.add((named ? string(random) + " :" : "") + random(random, depth + 1));
    }
    return String.join(",", elements);
  }

  @Test
  void tellsTheStringsOfEveryValueAndWhereTheyStand() throws IOException {
    var random = new Random(2);
    for (int round = 0; round < 2000; round++) {
      String json = random(random, 0);
      var told = new Told();
      InputStream in = Scanned.trickle(json.strip().getBytes(UTF_8), round);
      assertThat(told.walk(in)).as(json).isTrue();
      assertThat(told.strings).as(json).isEqualTo(oracle(json));
    }
  }

  @Test
  void refusesWhatJacksonRefuses() {
    var random = new Random(3);
    String letters = "{}[]\",:\\ \n0e-.tn";
    int refused = 0;
    for (int round = 0; round < 4000; round++) {
      var json = new StringBuilder(random(random, 0).strip().replace(PAIR, "x"));
      int at = random.nextInt(json.length());
      json.setCharAt(at, letters.charAt(random.nextInt(letters.length())));
      boolean expected = isJson(json.toString());
      refused += expected ? 0 : 1;
      assertThat(new Told().walk(new ByteArrayInputStream(json.toString().getBytes(UTF_8))))
          .as(json.toString())
          .isEqualTo(expected);
    }
    assertThat(refused).isGreaterThan(500);
  }

  private static boolean isJson(String text) {
    int depth = 0;
    int values = 0;
    try (JsonParser parser = new JsonFactory().createParser(text)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        if (token == JsonToken.VALUE_STRING || token == JsonToken.FIELD_NAME) {
          parser.getText();
        }
        values += depth == 0 ? 1 : 0;
      }
      return values == 1;
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void readsAsDeepAsItSays_andNoDeeper() {
    int deepest = JsonWalker.DEEPEST;
    assertThat(walks("[".repeat(deepest) + "]".repeat(deepest))).isTrue();
    assertThat(walks("[".repeat(deepest + 1) + "]".repeat(deepest + 1))).isFalse();
  }

  private static boolean walks(String json) {
    return new Told().walk(new ByteArrayInputStream(json.getBytes(UTF_8)));
  }

  @Test
  void letsGoOfTheStartOfAValueThatIsLong() {
    var told = new Told();
    String element = '"' + "x".repeat(1_000_000) + "\",";
    assertThat(walks("[" + element.repeat(20) + "1]")).isTrue();
    told.walk(new ByteArrayInputStream(("[" + element.repeat(40) + "1]").getBytes(UTF_8)));
    assertThat(told.walker.released()).isTrue();
    assertThat(told.window.bytes().length).isLessThan(1 << 26);
    assertThat(told.strings).hasSize(41).last().isEqualTo("/40=1");
  }
}
