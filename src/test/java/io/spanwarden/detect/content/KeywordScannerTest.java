package io.spanwarden.detect.content;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.spanwarden.detect.text.FieldKey;
import io.spanwarden.event.Confidence;
import io.spanwarden.event.FindingClass;
import io.spanwarden.event.Severity;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeywordScannerTest {
  private static final CleanText TEXT = new CleanText(7);
  private static final String GITHUB = "ghp_" + TEXT.alnum(36);

  @Test
  void findsATokenWithItsExactPlace() {
    Verdict verdict = Scans.scan("export T=" + GITHUB + "\n").get(0);

    assertThat(verdict.start()).isEqualTo(9);
    assertThat(verdict.end()).isEqualTo(49);
    assertThat(verdict.value()).asString().isEqualTo(GITHUB);
    assertThat(verdict.prefixLength()).isEqualTo(4);
    assertThat(verdict.encoding()).isEqualTo("plain");
    assertThat(verdict.severity()).isEqualTo(Severity.HIGH);
    assertThat(verdict.findingClass()).isEqualTo(FindingClass.REAL);
    assertThat(verdict.confidence()).isEqualTo(Confidence.MEDIUM); // its checksum is not right
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%s",
        "\\n%s",
        "\\t%s",
        "\\r\\n%s",
        "\\u003c%s\\u003e",
        "x\\\"%s\\\"",
        "%%20%s",
        "a%%3D%s",
        "\\\\n%s\\\\n",
        "{\\\\\\\"k\\\\\\\":\\\\\\\"%s\\\\\\\"}",
        "+  t = %s",
        "-%s",
        "\"%s\"",
        "\u001b[32m%s\u001b[0m",
        "\\u001b[1;32m%s",
        "C:\\temp\\%s",
        "(%s)",
        "\u00e9%s",
        "k=%s&x=1"
      })
  void findsATokenBehindEveryKindOfEdge(String template) {
    String text = String.format(template, GITHUB);

    List<Verdict> verdicts = Scans.scan(text);

    assertThat(verdicts).hasSize(1);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Verdict verdict = verdicts.get(0);
    assertThat(
            new String(
                bytes, verdict.start(), verdict.end() - verdict.start(), StandardCharsets.UTF_8))
        .isEqualTo(GITHUB);
    assertThat(verdict.encoding()).isEqualTo("plain");
  }

  @Test
  void ignoresATokenThatIsPartOfMore() {
    assertThat(Scans.scan("x" + GITHUB)).isEmpty();
    assertThat(Scans.scan(GITHUB + "x")).isEmpty();
    assertThat(Scans.scan("_" + GITHUB)).isEmpty();
    assertThat(Scans.scan("GHP_" + GITHUB.substring(4))).isEmpty();
  }

  @Test
  void decodesEscapesInsideAValue() {
    String secret = TEXT.alnum(20) + "/" + TEXT.alnum(19);
    String text = "{\"aws_secret_access_key\":\"" + secret.replace("/", "\\/") + "\"}";

    Verdict verdict = Scans.scan(text).get(0);

    assertThat(verdict.rule().info().id()).isEqualTo("aws-secret");
    assertThat(verdict.value()).asString().isEqualTo(secret);
    assertThat(verdict.encoding()).isEqualTo("json");
    assertThat(text.substring(verdict.start(), verdict.end()))
        .isEqualTo(secret.replace("/", "\\/"));
  }

  @Test
  void findsASecretInJsonWithinJsonWithinJson() {
    String secret = TEXT.alnum(24);
    String text = "{\"DB_PASSWORD\": \"" + secret + "\"}";
    for (int depth = 0; depth < 4; depth++) {
      List<Verdict> verdicts = Scans.scan(text);
      assertThat(verdicts).hasSize(1);
      assertThat(text.substring(verdicts.get(0).start(), verdicts.get(0).end())).isEqualTo(secret);
      text = "{\"in\":\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\\n\"}";
    }
  }

  @Test
  void tellsOneFindingForAPlaceThatManyRulesClaim() {
    assertThat(Scans.summaries("GITHUB_TOKEN=" + GITHUB)).containsExactly("github-pat:" + GITHUB);
    assertThat(Scans.summaries("https://u:" + GITHUB + "@github.com/x"))
        .containsExactly("github-pat:" + GITHUB);
    assertThat(Scans.summaries("Authorization: Bearer " + GITHUB))
        .containsExactly("github-pat:" + GITHUB);
  }

  @Test
  void tellsVerdictsInTheOrderOfTheirStarts() {
    String text = "card 4111111111111111 to ann@corp.com with " + GITHUB + " and bob@corp.com";

    assertThat(Scans.scan(text)).extracting(Verdict::start).isSorted().hasSize(4);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ghp_EXAMPLEEXAMPLEEXAMPLEEXAMPLEEXAMPLE1", "ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        "AKIAIOSFODNN7EXAMPLE", "ghp_000000000000000000000000000000000000",
        "ghp_abcdefghijklmnopqrstuvwxyz0123456789"
      })
  void tellsPlaceholdersOfTokensAsSuch(String text) {
    List<Verdict> verdicts = Scans.scan("use " + text + " here");

    assertThat(verdicts).hasSize(1);
    assertThat(verdicts.get(0).findingClass()).isEqualTo(FindingClass.PLACEHOLDER);
    assertThat(verdicts.get(0).severity()).isEqualTo(Severity.INFO);
  }

  @Test
  void staysQuietOnCleanText() {
    CleanText clean = new CleanText(42);
    for (int i = 0; i < 4000; i++) {
      String text = clean.text(64 + i % 900);
      assertThat(Scans.scan("tool.output", text))
          .as("clean text %s", i)
          .allSatisfy(v -> assertThat(v.severity()).as(text).isEqualTo(Severity.INFO));
    }
  }

  @Test
  void allocatesNothing_whenTextsAreClean() {
    CleanText clean = new CleanText(3);
    List<byte[]> texts = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      texts.add(clean.text(64 + i * 8).getBytes(StandardCharsets.UTF_8));
    }
    KeywordScanner scanner = Scans.newScanner();
    FieldKey key = FieldKey.of("gen_ai.tool.message");
    AtomicInteger verdicts = new AtomicInteger();
    VerdictSink sink = verdict -> verdicts.incrementAndGet();
    texts.removeIf(text -> Scans.count(scanner, text, key) > 0);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long allocated = Long.MAX_VALUE;
    for (int round = 0; round < 30 && allocated > 0; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (byte[] text : texts) {
        scanner.scan(text, 0, text.length, key, sink);
      }
      allocated = threads.getCurrentThreadAllocatedBytes() - before;
    }
    assertThat(texts).hasSizeGreaterThan(400);
    assertThat(verdicts).hasValue(0);
    assertThat(allocated).isLessThanOrEqualTo(64); // the measurement's own
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "eyeyey",
        "key=",
        "secret",
        "hvs.abcdefgh",
        "a",
        "-----BEGIN PRIVATE KEY-----",
        "curl -s x ",
        "sk-proj-",
        "eyJhbGciOiJI.",
        "password='",
        "://a:",
        "a@a.",
        "1",
        "1 2-",
        "4111 ",
        "\\",
        "\\u00",
        "%40a",
        "DE89 ",
        "+1(",
        "token:",
        "{\"password\":",
        "Authorization: Bearer ",
        "datadog",
        "aws_secret_access_key=",
        "-----BEGIN PRIVATE KEY-----AAAA\n",
        "sk-ant-api03-A"
      })
  void worksLinearly_whateverTheTextRepeats(String unit) {
    long half = stepsOf(unit, 250_000);
    long whole = stepsOf(unit, 500_000);

    assertThat(whole).isLessThanOrEqualTo(2 * half + half / 2 + 1000).isLessThan(12L * 500_000);
  }

  private static long stepsOf(String unit, int length) {
    KeywordScanner scanner = Scans.newScanner();
    byte[] text = unit.repeat(length / unit.length()).getBytes(StandardCharsets.UTF_8);
    scanner.scan(text, 0, text.length, FieldKey.of(""), verdict -> {});
    return scanner.steps();
  }

  @Test
  void countsTextsInWhichARuleWorksTooMuch_andStillFindsAll() {
    KeywordScanner scanner = Scans.newScanner();
    String hostile = "-eyJhbGciOi".repeat(20_000);
    String header =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString("{\"alg\":\"HS256\"}".getBytes(StandardCharsets.UTF_8));
    String token = header + ".eyJzdWIiOiIxIn0." + TEXT.alnum(43);
    byte[] text = (hostile + " " + token + " " + hostile).getBytes(StandardCharsets.UTF_8);
    List<String> found = new ArrayList<>();

    scanner.scan(
        text,
        0,
        text.length,
        FieldKey.of(""),
        v -> found.add(new String(v.value(), StandardCharsets.UTF_8)));

    assertThat(scanner.overBudget()).containsExactlyEntriesOf(Map.of("jwt", 1L));
    assertThat(found).containsExactly(token);
  }

  @Test
  void neverThrows_whateverTheBytes() {
    Random random = new Random(5);
    String alphabet = "\\\"{}:@/=+-.%u0049aAkKeEyY_ \n\u00e9\u0000pPsS";
    for (int i = 0; i < 20_000; i++) {
      byte[] text = new byte[random.nextInt(120)];
      random.nextBytes(text);
      for (int k = 0; k < text.length; k++) {
        if (random.nextInt(4) > 0) {
          text[k] = (byte) alphabet.charAt(random.nextInt(alphabet.length()));
        }
      }
      for (Verdict verdict : Scans.scan("password", text)) {
        assertThat(verdict.start()).isBetween(0, verdict.end());
        assertThat(verdict.end()).isLessThanOrEqualTo(text.length);
      }
    }
  }

  @Test
  void findsEverywhereInALongText() {
    CleanText clean = new CleanText(9);
    String filler = clean.text(9000);
    for (int at = 0; at < 9000; at += 61) {
      String text = filler.substring(0, at) + " " + GITHUB + " " + filler.substring(at);
      assertThat(Scans.scan(text))
          .filteredOn(v -> v.rule().info().id().equals("github-pat"))
          .extracting(v -> text.substring(v.start(), v.end()))
          .containsExactly(GITHUB);
    }
  }

  @Test
  void sharesItsTablesBetweenThreads() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Integer>> tasks = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        tasks.add(KeywordScannerTest::countInAThousandTexts);
      }
      for (Future<Integer> count : threads.invokeAll(tasks)) {
        assertThat(count.get()).isEqualTo(1000);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static int countInAThousandTexts() {
    KeywordScanner scanner = Scans.newScanner();
    byte[] text = ("a=" + GITHUB).getBytes(StandardCharsets.UTF_8);
    int count = 0;
    for (int i = 0; i < 1000; i++) {
      count += Scans.count(scanner, text, FieldKey.of("k"));
    }
    return count;
  }
}
