package io.spanwarden.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.luben.zstd.ZstdOutputStream;
import io.spanwarden.rules.ExamplePlaceholders;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScanCommandTest {
  private static final List<String> KEYS =
      List.of(
          "file",
          "line",
          "pointer",
          "rule",
          "kind",
          "entity",
          "tier",
          "confidence",
          "class",
          "start",
          "end",
          "masked",
          "fingerprint");

  private final ExamplePlaceholders placeholders = new ExamplePlaceholders(11);

  @TempDir Path dir;
  private String key = "";

  @BeforeEach
  void writeKey() throws IOException {
    key = write("key", "0f".repeat(32)).toString();
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(dir.resolve(name), text);
  }

  private String token() {
    return placeholders.expand("glpat-${alnum:20}");
  }

  private interface Packer {
    OutputStream pack(OutputStream into) throws IOException;
  }

  private Path pack(String name, Packer packer, String... members) throws IOException {
    var bytes = new ByteArrayOutputStream();
    for (String member : members) {
      try (OutputStream out = packer.pack(bytes)) {
        out.write(member.getBytes(UTF_8));
      }
    }
    return Files.write(dir.resolve(name), bytes.toByteArray());
  }

  @Test
  void writesALineForEachFinding_withTheseKeysInThisOrder() throws IOException {
    String token = token();
    Path file = write("a.jsonl", "{\"m\":\"x 😀 " + token + "\"}\n{\"to\":\"jo@corp-mail.de\"}\n");
    Ran ran = Ran.of("scan", "--format", "ndjson", "--key-file", key, file.toString());
    assertThat(ran.code()).isZero();
    List<JsonNode> lines = ran.jsonLines();
    assertThat(lines).hasSize(2).allSatisfy(line -> assertThat(keys(line)).isEqualTo(KEYS));
    JsonNode secret = lines.get(0);
    assertThat(secret.path("file").asText()).isEqualTo(file.toString());
    assertThat(secret.path("line").isInt()).isTrue();
    assertThat(secret.path("pointer").asText()).isEqualTo("/m");
    assertThat(secret.path("kind").asText()).isEqualTo("secret");
    assertThat(secret.path("entity").asText()).isEqualTo("gitlab");
    assertThat(secret.path("tier").asText()).isEqualTo("structural");
    assertThat(secret.path("confidence").asText()).isEqualTo("high");
    assertThat(secret.path("class").asText()).isEqualTo("real");
    assertThat(secret.path("start").asInt()).isEqualTo(4);
    assertThat(secret.path("end").asInt()).isEqualTo(30);
    assertThat(secret.path("fingerprint").asText())
        .matches("hmac-sha256:k[0-9a-f]{8}:[0-9a-f]{64}");
    assertThat(lines.get(1).path("kind").asText()).isEqualTo("pii");
    assertThat(lines.get(1).path("entity").asText()).isEqualTo("EMAIL_ADDRESS");
    assertThat(ran.out() + ran.err()).doesNotContain(token.substring(6, 20)).doesNotContain("jo@");
  }

  private static List<String> keys(JsonNode object) {
    var keys = new ArrayList<String>();
    object.fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  @Test
  void fingerprintsAreTheSameWithTheSameKey_andOthersWithoutOne() throws IOException {
    String file = write("a", token()).toString();
    Ran first = Ran.of("scan", "--format=ndjson", "--key-file", key, file);
    assertThat(Ran.of("scan", "--format=ndjson", "--key-file", key, file).out())
        .isEqualTo(first.out());
    assertThat(first.err()).doesNotContain("key of the fingerprints");
    Ran drawn = Ran.of("scan", "--format=ndjson", file);
    assertThat(drawn.out()).isNotEqualTo(first.out());
    assertThat(drawn.err()).contains("The key of the fingerprints was drawn for this run");
  }

  @Test
  void anAllowListExemptsItsMatchAndNotTheNeighbour() throws IOException {
    String known = token();
    String other = token();
    String file = write("a.jsonl", "{\"m\":\"" + known + " and " + other + "\"}\n").toString();
    Path rules = Files.createDirectory(dir.resolve("rules"));
    Files.writeString(
        rules.resolve("allow.yaml"),
        "allow: [{match: exact, value: %s, key: /m, reason: revoked}]".formatted(known));

    assertThat(Ran.of("scan", "--format=ndjson", file).jsonLines()).hasSize(2);
    assertThat(Ran.of("scan", "--format=ndjson", "--rules", rules.toString(), file).jsonLines())
        .extracting(line -> line.path("start").asInt())
        .containsExactly(known.length() + " and ".length());
  }

  @Test
  void unpacksGzipAndZstd_alsoInSeveralMembers() throws IOException {
    String[] members = {"{\"a\":\"" + token() + "\"}\n", "{\"b\":\"" + token() + "\"}\n"};
    Path gzip = pack("a.gz", GZIPOutputStream::new, members);
    Path zstd = pack("b.anything", ZstdOutputStream::new, members);
    Ran ran = Ran.of("scan", "--format=ndjson", gzip.toString(), zstd.toString());
    assertThat(ran.jsonLines())
        .extracting(line -> line.path("line").asInt() + line.path("pointer").asText())
        .containsExactly("1/a", "2/b", "1/a", "2/b");
    assertThat(ran.err()).contains("Scanned 2 files, " + 4 * members[0].length() + " bytes");
  }

  @Test
  void saysWhichFileCannotBeRead_scansTheOthers_andExitsWith2() throws IOException {
    Path good = write("good", token());
    byte[] whole =
        Files.readAllBytes(pack("whole.gz", GZIPOutputStream::new, token() + "\n" + "x"));
    Path cut = Files.write(dir.resolve("cut.gz"), java.util.Arrays.copyOf(whole, whole.length - 9));
    Path broken =
        Files.write(dir.resolve("x.zst"), new byte[] {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 9, 9});
    String missing = dir.resolve("missing").toString();
    Ran ran = Ran.of("scan", missing, cut.toString(), broken.toString(), good.toString());
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err().lines())
        .startsWith(
            "spanwarden: "
                + missing
                + ": not there (expected: a file, a folder, or - for standard"
                + " input)",
            "spanwarden: " + cut + ": broken or cut off (expected: whole gzip or zstd data)",
            "spanwarden: " + broken + ": broken or cut off (expected: whole gzip or zstd data)");
    assertThat(ran.out()).contains(good.toString());
    assertThat(ran.out() + ran.err()).doesNotContain("Exception");
  }

  @Test
  void exitsWith1_onlyIfAskedTo_andOnlyAtOrAboveThatSeverity() throws IOException {
    String secret = write("secret", token()).toString();
    String mail = write("mail", "jo@corp-mail.de").toString();
    assertThat(Ran.of("scan", secret).code()).isZero();
    assertThat(Ran.of("scan", "--fail-on", "high", secret).code()).isEqualTo(1);
    assertThat(Ran.of("scan", "--fail-on", "critical", secret).code()).isZero();
    assertThat(Ran.of("scan", "--fail-on", "high", mail).code()).isZero();
    assertThat(Ran.of("scan", "--fail-on", "low", mail).code()).isEqualTo(1);
    assertThat(Ran.of("scan", "--fail-on", "low", "--kind", "secret", mail).code()).isZero();
    assertThat(Ran.of("scan", "--fail-on", "low", dir.resolve("no").toString(), mail).code())
        .isEqualTo(2);
  }

  @Test
  void wrongUsageSaysWhatWasExpected_andExitsWith2() throws IOException {
    String file = write("a", token()).toString();
    assertThat(Ran.of("scan").code()).isEqualTo(2);
    assertThat(Ran.of("scan", "--nonsense", file).code()).isEqualTo(2);
    Ran format = Ran.of("scan", "--format", "xml", file);
    assertThat(format.code()).isEqualTo(2);
    assertThat(format.err()).contains("TABLE, NDJSON, JSON, SARIF").contains("xml");
    Ran keyFile = Ran.of("scan", "--key-file", dir.resolve("no").toString(), file);
    assertThat(keyFile.code()).isEqualTo(2);
    assertThat(keyFile.err()).contains("no: not readable (expected: a file with a key)");
    Ran rules = Ran.of("scan", "--rules", dir.resolve("no").toString(), file);
    assertThat(rules.code()).isEqualTo(2);
    assertThat(rules.err()).contains("rules: ").doesNotContain("\tat ");
  }

  @Test
  void filtersByKindConfidenceAndClass() throws IOException {
    Path file =
        write("a", "glpat-" + "X".repeat(20) + "\njo@example.com\njo@corp-mail.de\n" + token());
    assertThat(rules(file)).containsExactly("email-address/real", "gitlab-pat/real");
    assertThat(rules(file, "--kind", "pii")).containsExactly("email-address/real");
    assertThat(rules(file, "--kind", "pii", "--class", "real,reserved"))
        .containsExactly("email-address/reserved", "email-address/real");
    assertThat(rules(file, "--class", "placeholder")).containsExactly("gitlab-pat/placeholder");
    Path weak = write("b", "password = \"" + placeholders.expand("${alnum:28}") + "\"");
    assertThat(rules(weak, "--min-confidence", "low")).hasSize(1);
    assertThat(rules(weak, "--min-confidence", "high")).isEmpty();
  }

  private static List<String> rules(Path file, String... options) {
    var arguments = new ArrayList<>(List.of("scan", "--format", "ndjson", file.toString()));
    arguments.addAll(List.of(options));
    return Ran.of(arguments.toArray(new String[0])).jsonLines().stream()
        .map(line -> line.path("rule").asText() + "/" + line.path("class").asText())
        .toList();
  }

  @Test
  void keepsTheOrderOfFilesAndPlaces_howeverManyAreScannedAtOnce() throws IOException {
    var arguments = new ArrayList<>(List.of("scan", "--format", "ndjson", "--key-file", key));
    var expected = new ArrayList<String>();
    for (int file = 0; file < 40; file++) {
      var text = new StringBuilder("x\n".repeat(file % 3 == 0 ? 300_000 : 0));
      for (int i = 0; i < (file == 1 ? 6000 : 3); i++) {
        text.append(token()).append('\n');
      }
      String name = write("file" + file, text.toString()).toString();
      arguments.add(name);
      long first = file % 3 == 0 ? 300_000 : 0;
      for (long i = 1; i <= (file == 1 ? 6000 : 3); i++) {
        expected.add(name + ":" + (first + i));
      }
    }
    Ran ran = Ran.of(arguments.toArray(new String[0]));
    assertThat(ran.jsonLines().stream().map(l -> l.path("file").asText() + ":" + l.path("line")))
        .isEqualTo(expected);
  }

  @Test
  void walksFolders_leavingOutBinaryFilesAndRepositories() throws IOException {
    Files.createDirectories(dir.resolve("t/.git"));
    Files.createDirectories(dir.resolve("t/b"));
    write("t/.git/config", token());
    write("t/b/z.txt", token());
    write("t/b/a.txt", token());
    write("t/c.bin", "\u0000" + token());
    pack("t/a.gz", GZIPOutputStream::new, token());
    Files.createSymbolicLink(dir.resolve("link"), dir.resolve("t"));
    Ran ran = Ran.of("scan", "--format", "ndjson", dir.resolve("link").toString());
    assertThat(ran.jsonLines())
        .extracting(line -> dir.resolve("link").relativize(Path.of(line.path("file").asText())))
        .containsExactly(Path.of("a.gz"), Path.of("b/a.txt"), Path.of("b/z.txt"));
    assertThat(ran.err()).contains("left out 1 binary file");
  }

  @Test
  void printsATable() throws IOException {
    String file = write("a", "x\n" + token()).toString();
    Ran ran = Ran.of("scan", file);
    List<String> lines = ran.out().lines().toList();
    assertThat(lines).hasSize(2);
    assertThat(lines.get(0)).startsWith("SEVERITY").contains("RULE");
    assertThat(lines.get(1)).startsWith("high").contains("gitlab-pat").endsWith(file + ":2");
    assertThat(ran.err()).contains(": 1 finding (1 high).");
  }

  @Test
  void printsOneJsonObject() throws IOException {
    String file = write("a", token()).toString();
    JsonNode json = Ran.of("scan", "--format", "json", file).json();
    assertThat(keys(json)).containsExactly("schema", "findings", "summary");
    assertThat(keys(json.path("findings").path(0)).subList(0, KEYS.size())).isEqualTo(KEYS);
    assertThat(json.at("/findings/0/severity").asText()).isEqualTo("high");
    assertThat(json.at("/summary/findings/high").asInt()).isEqualTo(1);
    assertThat(json.at("/summary/files").asInt()).isEqualTo(1);
  }

  @Test
  void printsSarif_thatNamesRulesAndPlaces() throws IOException {
    String pem = placeholders.expand("${pem:RSA PRIVATE KEY}").strip();
    Path text = write("a b.txt", "é " + token() + "\n" + pem + "\n");
    Path json = write("c.jsonl", "\n{\"k\":[\"" + token() + "\"]}\n");
    JsonNode sarif = Ran.of("scan", "--format", "sarif", text.toString(), json.toString()).json();
    assertThat(sarif.path("version").asText()).isEqualTo("2.1.0");
    JsonNode run = sarif.at("/runs/0");
    assertThat(run.path("columnKind").asText()).isEqualTo("unicodeCodePoints");
    assertThat(run.at("/tool/driver/name").asText()).isEqualTo("Spanwarden");
    assertThat(run.at("/tool/driver/rules")).hasSize(2);
    assertThat(run.path("results")).hasSize(3);
    for (JsonNode result : run.path("results")) {
      JsonNode rule = run.at("/tool/driver/rules/" + result.path("ruleIndex"));
      assertThat(rule.path("id")).isEqualTo(result.path("ruleId"));
      assertThat(rule.at("/help/text").asText()).isNotBlank();
      assertThat(Set.of("error", "warning", "note")).contains(result.path("level").asText());
      assertThat(result.at("/partialFingerprints/spanwarden~1v1").asText()).startsWith("hmac-");
    }
    JsonNode first = run.at("/results/0/locations/0/physicalLocation");
    assertThat(first.at("/artifactLocation/uri").asText())
        .startsWith("file:///")
        .endsWith("a%20b.txt");
    assertThat(first.path("region").toString())
        .isEqualTo("{\"startLine\":1,\"startColumn\":3,\"endLine\":1,\"endColumn\":29}");
    assertThat(run.at("/results/1/locations/0/physicalLocation/region").toString())
        .isEqualTo(
            "{\"startLine\":2,\"startColumn\":1,\"endLine\":" + (1 + pem.lines().count()) + "}");
    JsonNode third = run.at("/results/2/locations/0");
    assertThat(third.at("/physicalLocation/region").toString()).isEqualTo("{\"startLine\":2}");
    assertThat(third.at("/logicalLocations/0/fullyQualifiedName").asText()).isEqualTo("/k/0");
  }

  @Test
  void aRunWithoutAFindingIsWholeInEveryFormat() throws IOException {
    String file = write("a", "nothing here").toString();
    assertThat(Ran.of("scan", file).out()).isEmpty();
    assertThat(Ran.of("scan", "--format", "ndjson", file).out()).isEmpty();
    assertThat(Ran.of("scan", "--format", "json", file).json().path("findings")).isEmpty();
    assertThat(Ran.of("scan", "--format", "sarif", file).json().at("/runs/0/results")).isEmpty();
  }

  @Test
  void scansAnEmptyFile_andAnEmptyFolder() throws IOException {
    Ran ran =
        Ran.of(
            "scan", write("e", "").toString(), Files.createDirectory(dir.resolve("d")).toString());
    assertThat(ran.code()).isZero();
    assertThat(ran.err()).startsWith("Scanned 1 file, 0 bytes");
  }
}
