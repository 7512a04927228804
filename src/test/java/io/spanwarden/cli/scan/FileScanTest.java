package io.spanwarden.cli.scan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spanwarden.detect.content.Verdict;
import io.spanwarden.detect.text.FieldKey;
import io.spanwarden.event.FindingClass;
import io.spanwarden.rules.ExamplePlaceholders;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FileScanTest {
  private static final String TOKEN = Scanned.token(1);

  @Test
  void countsCodePointsInTheLine_inText() {
    String text = "wörld 😀 " + TOKEN + " end\r\n\n  " + Scanned.token(2) + "\n";
    assertThat(Scanned.places(text)).containsExactly("gitlab-pat 1  8-34", "gitlab-pat 3  2-28");
  }

  @Test
  void countsOnOverTheEndsOfLines_whereAValueGoesOverSeveral() {
    String pem = new ExamplePlaceholders(3).expand("${pem:RSA PRIVATE KEY}").strip();
    FileFinding found = Scanned.scan("é\nkey: " + pem + "\n").get(0);
    assertThat(found.place())
        .isEqualTo(
            new FilePlace("f", 2, 2 + pem.lines().count() - 1, false, "", 5, 5 + pem.length()));
  }

  @Test
  void takesEachStringOfJsonLinesForAField() {
    String lines =
        "{\"a\":{\"b/c~d\":[\"x\",\"😀 "
            + TOKEN
            + "\"]}}\n"
            + "\n"
            + "{\"a\":\"\\u00e9\\n\\ud83d\\ude00\\t"
            + TOKEN
            + "\"}\n"
            + "[[],{},[1,\""
            + TOKEN
            + "\"]]\n"
            + "\""
            + TOKEN
            + "\"";
    assertThat(Scanned.places(lines))
        .containsExactly(
            "gitlab-pat 1 /a/b~1c~0d/1 2-28",
            "gitlab-pat 3 /a 4-30",
            "gitlab-pat 4 /2/1 0-26",
            "gitlab-pat 5  0-26");
  }

  @Test
  void takesALineThatIsNoJsonForText() {
    String lines =
        "{\"a\":1}\n{\"cut\": \"é " + TOKEN + "\n{\"a\":\"" + TOKEN + "\"}\nplain " + TOKEN + "\n";
    assertThat(Scanned.places(lines))
        .containsExactly("gitlab-pat 2  11-37", "gitlab-pat 3 /a 0-26", "gitlab-pat 4  6-32");
  }

  @Test
  void takesAQuotedLineAmongLinesOfTextForText() {
    String quoted = "    \"" + TOKEN + "\"\n";
    assertThat(Scanned.places("\"\"\"Says what it does.\"\"\"\nlist = [\n" + quoted + "]\n"))
        .containsExactly("gitlab-pat 3  5-31");
    assertThat(Scanned.places("[section]\n\n" + quoted)).containsExactly("gitlab-pat 3  5-31");
    assertThat(Scanned.places("\n" + quoted + "\n" + quoted))
        .containsExactly("gitlab-pat 2  0-26", "gitlab-pat 4  0-26");
  }

  @Test
  void findsWhatGoesOverSeveralLinesThatAreNoJson() {
    String pem = new ExamplePlaceholders(3).expand("${pem:RSA PRIVATE KEY}").strip();
    List<FileFinding> found = Scanned.scan("{\"a\":1}\n" + pem + "\n{\"a\":1}\n");
    assertThat(found).hasSize(1);
    assertThat(found.get(0).place().line()).isEqualTo(2);
  }

  @Test
  void readsADocumentOverManyLines_andSeveralOfThem() {
    String document = "{\n  \"x\": [\n    {\"y\": \"" + TOKEN + "\"}\n  ]\n}\n";
    assertThat(Scanned.places(document + document))
        .containsExactly("gitlab-pat 3 /x/0/y 0-26", "gitlab-pat 8 /x/0/y 0-26");
  }

  @Test
  void readsValuesWithoutALineBetween() {
    String value = "{\"a\":\"" + TOKEN + "\"}";
    assertThat(Scanned.places(value + value + " " + value))
        .containsOnly("gitlab-pat 1 /a 0-26")
        .hasSize(3);
  }

  @Test
  void takesAFileThatOnlyBeginsLikeJsonForText() {
    assertThat(Scanned.places("[section]\nkey = " + TOKEN + "\n"))
        .containsExactly("gitlab-pat 2  6-32");
    assertThat(Scanned.places("{\n \"a\": \"" + TOKEN + "\"\n"))
        .containsExactly("gitlab-pat 2  7-33");
    assertThat(Scanned.places("\"a\",\"" + TOKEN + "\"\n")).containsExactly("gitlab-pat 1  5-31");
  }

  @Test
  void takesAValueNestedTooDeepForText() {
    int levels = JsonWalker.DEEPEST + 1;
    String deep = "[".repeat(levels) + "\"" + TOKEN + "\"" + "]".repeat(levels);
    assertThat(Scanned.places("{\"a\":\"" + TOKEN + "\"}\n" + deep))
        .containsExactly(
            "gitlab-pat 1 /a 0-26", "gitlab-pat 2  " + (levels + 1) + "-" + (levels + 27));
  }

  @Test
  void passesOverAByteOrderMark() {
    assertThat(Scanned.places("\ufeff{\"a\":\"" + TOKEN + "\"}"))
        .containsExactly("gitlab-pat 1 /a 0-26");
    assertThat(Scanned.places("\ufeff" + TOKEN)).containsExactly("gitlab-pat 1  0-26");
  }

  @Test
  void scansNamesOfMembers_andHidesThoseThatHoldAFinding() {
    String json = "{\"k " + TOKEN + "\":{\"x\":\"" + Scanned.token(2) + "\"}}\n";
    assertThat(Scanned.places(json + json))
        .containsExactly(
            "gitlab-pat 1 /* 2-28",
            "gitlab-pat 1 /*/x 0-26",
            "gitlab-pat 2 /* 2-28",
            "gitlab-pat 2 /*/x 0-26");
  }

  @Test
  void findsNumbersAsLongAsAPaymentCard() {
    String card = new ExamplePlaceholders(4).expand("${card:45}");
    assertThat(Scanned.places("{\"n\":" + card + ",\"t\":1790000000}"))
        .containsExactly("payment-card 1 /n 0-16");
  }

  @Test
  void takesTheAttributeKeyOfOtlpForTheContext() {
    String secret = new ExamplePlaceholders(5).expand("${alnum:32}");
    String attribute = "{\"attributes\":[{\"key\":\"%s\",\"value\":{\"stringValue\":\"%s\"}}]}\n";
    assertThat(Scanned.scan(attribute.formatted("db.password", secret))).hasSize(1);
    assertThat(Scanned.scan(attribute.formatted("db.colour", secret))).isEmpty();
    assertThat(Scanned.scan("{\"password\":[\"" + secret + "\"]}")).hasSize(1);
    assertThat(Scanned.scan("{\"env\":[{\"name\":\"DB_PASSWORD\",\"value\":\"" + secret + "\"}]}"))
        .hasSize(1);
  }

  @Test
  void findsTheSameInParts_asInTheWhole() {
    var random = new Random(6);
    var text = new StringBuilder();
    var placeholders = new ExamplePlaceholders(7);
    while (text.length() < 3 * PlainText.PART) {
      text.append("x".repeat(random.nextInt(60))).append(random.nextInt(4) == 0 ? "\n" : " ");
      text.append(
          switch (random.nextInt(40)) {
            case 0 -> placeholders.expand("${pem:RSA PRIVATE KEY}");
            case 1, 2, 3 -> placeholders.expand("glpat-${alnum:20}");
            case 4 -> placeholders.expand("password = \"${alnum:24}\"");
            default -> "lorem ipsum dolor sit amet\n";
          });
    }
    byte[] utf8 = text.toString().getBytes(UTF_8);
    var lineStarts = new TreeMap<Integer, Integer>(Map.of(0, 1));
    for (int at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) {
      lineStarts.put(at + 1, lineStarts.size() + 1);
    }
    var whole = new ArrayList<String>();
    Scanned.TABLES
        .newScanner()
        .scan(
            utf8,
            0,
            utf8.length,
            new FieldKey(),
            verdict -> {
              if (verdict.findingClass() == FindingClass.REAL) {
                whole.add(expected(lineStarts.floorEntry(verdict.start()), verdict));
              }
            });
    List<String> inParts = Scanned.scan(utf8).stream().map(Scanned::place).toList();
    assertThat(inParts).isEqualTo(whole);
    assertThat(whole).hasSizeGreaterThan(1000);
  }

  /** In text of ASCII: positions are bytes. */
  private static String expected(Map.Entry<Integer, Integer> line, Verdict verdict) {
    return String.join(
        " ",
        verdict.rule().info().id(),
        "" + line.getValue(),
        "",
        (verdict.start() - line.getKey()) + "-" + (verdict.end() - line.getKey()));
  }

  @Test
  void findsTheSame_howeverTheBytesArrive() {
    String lines =
        ("{\"a\":\"\\u00e9 "
                + TOKEN
                + "\"}\nno json "
                + TOKEN
                + "\n{\n\"a\":[\""
                + TOKEN
                + "\"]}\n")
            .repeat(50);
    byte[] utf8 = lines.getBytes(UTF_8);
    assertThat(Scanned.scan(Scanned.trickle(utf8, 8))).isEqualTo(Scanned.scan(utf8)).hasSize(150);
  }

  @Test
  void endsAValueThatDoesNotEnd_inText_andWalksNoByteOften() {
    int levels = 400_000;
    String hostile = "[\n".repeat(levels) + TOKEN + "\n";
    assertThat(Scanned.places(hostile)).containsExactly("gitlab-pat " + (levels + 1) + "  0-26");
    String unended = "[\"" + "y".repeat(40) + "\",\n";
    assertThat(Scanned.places(unended.repeat(800_000) + "\"" + TOKEN)).hasSize(1);
  }

  @Test
  void tellsWhatItFoundBeforeTheStreamBroke() {
    byte[] start = (TOKEN + "\n" + "x".repeat(PlainText.PART * 2)).getBytes(UTF_8);
    InputStream gone =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("gone");
          }

          @Override
          public int read(byte[] into, int offset, int length) throws IOException {
            throw new IOException("gone");
          }
        };
    InputStream broken = new SequenceInputStream(new ByteArrayInputStream(start), gone);
    var found = new ArrayList<FileFinding>();
    var input = new ScanInput("f", () -> broken, true);
    assertThatThrownBy(() -> new FileScan(Scanned.detector()).scan(input, broken, found::add))
        .isInstanceOf(IOException.class);
    assertThat(found).hasSize(1);
  }

  @Test
  void leavesBinaryFilesOut_unlessTheUserNamesThem() throws IOException {
    byte[] binary = ("\u0000\u0001 " + TOKEN + " ").getBytes(UTF_8);
    var found = new ArrayList<FileFinding>();
    var scan = new FileScan(Scanned.detector());
    InputStream in = new ByteArrayInputStream(binary);
    assertThat(scan.scan(new ScanInput("f", () -> in, false), in, found::add)).isFalse();
    assertThat(found).isEmpty();
    assertThat(Scanned.scan(binary)).hasSize(1);
  }

  @Test
  void takesAnyBytes() {
    var random = new Random(9);
    for (int round = 0; round < 300; round++) {
      byte[] bytes = new byte[random.nextInt(3000)];
      random.nextBytes(bytes);
      if (round % 2 == 0 && bytes.length > 0) {
        bytes[0] = '{';
      }
      assertThat(Scanned.scan(bytes)).isNotNull();
    }
  }
}
