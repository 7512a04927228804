package io.spanwarden.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.spanwarden.machine.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the setup makes at the first start, and leaves alone at the second. */
class SetupIT {
  private static final Path DASHBOARDS = Path.of("dashboards").toAbsolutePath();
  private static final List<String> SERVICES =
      List.of("spanwarden", "collector", "prometheus", "alertmanager", "grafana");

  @TempDir private Path folder;
  private Path volumes = Path.of("volumes");

  @BeforeAll
  static void theProgramsAreThere() {
    Machine.require("sh", "openssl", "sha256sum");
  }

  @BeforeEach
  void aPlaceForTheVolumes() {
    volumes = folder.resolve("volumes");
  }

  private String setup() throws Exception {
    Machine.Result result = Setup.run(volumes, DASHBOARDS, Map.of());
    assertThat(result.exit()).as(result.output()).isZero();
    return result.output();
  }

  private Map<String, String> contents() throws IOException {
    var contents = new TreeMap<String, String>();
    try (Stream<Path> files = Files.walk(volumes)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        contents.put(volumes.relativize(file).toString(), Files.readString(file));
      }
    }
    return contents;
  }

  private String openssl(String... words) throws Exception {
    var command = new java.util.ArrayList<String>(List.of("openssl"));
    command.addAll(List.of(words));
    Machine.Result result = Machine.run(Map.of(), command);
    assertThat(result.exit()).as(result.output()).isZero();
    return result.output();
  }

  private String file(String name) {
    return volumes.resolve(name).toString();
  }

  @Test
  void certificatesAreOfTheAuthority_andForTheServicesOwnNames() throws Exception {
    setup();
    for (String service : SERVICES) {
      String certificate = file(service + "/tls.crt");
      for (String use : List.of("sslserver", "sslclient")) {
        openssl(
            "verify", "-x509_strict", "-purpose", use, "-CAfile", file("ca/ca.crt"), certificate);
      }
      String shown = openssl("x509", "-in", certificate, "-noout", "-text");
      assertThat(shown)
          .contains("DNS:" + service + ", DNS:localhost, IP Address:127.0.0.1")
          .contains("prime256v1");
      assertThat(Files.readString(volumes.resolve(service + "/tls.key")))
          .as("PKCS #8, as Java reads it")
          .startsWith("-----BEGIN " + "PRIVATE KEY-----");
      assertThat(volumes.resolve(service + "/ca.crt"))
          .hasSameTextualContentAs(volumes.resolve("ca/ca.crt"));
    }
  }

  @Test
  void theAuthorityCannotVouchForOthers() throws Exception {
    setup();
    Path extensions = Files.writeString(folder.resolve("ext"), "subjectAltName=DNS:example.com\n");
    String request = folder.resolve("other.csr").toString();
    String certificate = folder.resolve("other.crt").toString();
    openssl("req", "-new", "-subj", "/CN=other", "-key", file("grafana/tls.key"), "-out", request);
    openssl(
        "x509",
        "-req",
        "-in",
        request,
        "-CA",
        file("ca/ca.crt"),
        "-CAkey",
        file("ca/ca.key"),
        "-set_serial",
        "1",
        "-extfile",
        extensions.toString(),
        "-out",
        certificate);
    Machine.Result verified =
        Machine.run(
            Map.of(), List.of("openssl", "verify", "-CAfile", file("ca/ca.crt"), certificate));
    assertThat(verified.exit()).isNotZero();
    assertThat(verified.output()).contains("permitted subtree violation");
  }

  @Test
  void onlyTheOwnerReadsAnything_andNothingSecretIsPrinted() throws Exception {
    String said = setup();
    try (Stream<Path> files = Files.walk(volumes)) {
      for (Path file : files.toList()) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
            .as(file.toString())
            .isEqualTo(Files.isDirectory(file) ? "rwx------" : "rw-------");
      }
    }
    var contents = contents();
    var secrets = new HashSet<String>();
    for (String name :
        List.of("grafana/admin.password", "grafana/secret.key", "spanwarden/webhook.secret")) {
      String secret = contents.getOrDefault(name, "");
      assertThat(secret).as(name).hasSizeGreaterThanOrEqualTo(32).doesNotContain("\n");
      assertThat(said).doesNotContain(secret);
      secrets.add(secret);
    }
    assertThat(secrets).hasSize(3);
    assertThat(contents.keySet().stream().filter(name -> name.endsWith("ca.key")))
        .containsExactly("ca/ca.key");
  }

  @Test
  void aSecondRunChangesNothing() throws Exception {
    setup();
    var first = contents();
    assertThat(setup()).doesNotContain("made");
    assertThat(contents()).isEqualTo(first);
  }

  @Test
  void aCertificateThatSoonEndsIsRenewed_andNoOther() throws Exception {
    setup();
    var first = contents();
    String request = folder.resolve("short.csr").toString();
    openssl(
        "req", "-new", "-subj", "/CN=grafana", "-key", file("grafana/tls.key"), "-out", request);
    openssl(
        "x509",
        "-req",
        "-days",
        "29",
        "-in",
        request,
        "-CA",
        file("ca/ca.crt"),
        "-CAkey",
        file("ca/ca.key"),
        "-set_serial",
        "2",
        "-out",
        file("grafana/tls.crt"));
    assertThat(setup()).contains("made the certificate of grafana").doesNotContain("spanwarden\n");
    var second = contents();
    assertThat(changed(first, second)).containsExactly("grafana/tls.crt", "grafana/tls.key");
    openssl("x509", "-in", file("grafana/tls.crt"), "-noout", "-checkend", "" + 800 * 86_400);
  }

  @Test
  void withANewAuthorityEveryCertificateIsNew() throws Exception {
    setup();
    var first = contents();
    Files.delete(volumes.resolve("ca/ca.crt"));
    setup();
    assertThat(changed(first, contents()))
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(
                    Stream.of("ca/ca.crt", "ca/ca.key", "viewer/ca.crt"),
                    SERVICES.stream()
                        .flatMap(
                            name ->
                                Stream.of(name + "/ca.crt", name + "/tls.crt", name + "/tls.key")))
                .toList());
  }

  @Test
  void aKeyThatDoesNotBelongToItsCertificateIsReplaced() throws Exception {
    setup();
    Files.copy(
        volumes.resolve("grafana/tls.key"),
        volumes.resolve("collector/tls.key"),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    assertThat(setup()).contains("made the certificate of collector");
  }

  private static List<String> changed(Map<String, String> before, Map<String, String> after) {
    assertThat(after).containsOnlyKeys(before.keySet());
    return before.keySet().stream()
        .filter(name -> !before.getOrDefault(name, "").equals(after.get(name)))
        .toList();
  }

  @Test
  void aChangedDashboardStopsTheStack() throws Exception {
    Path dashboards = copyOfDashboards();
    Path changed = dashboards.resolve("leaks.json");
    Files.writeString(changed, Files.readString(changed) + "\n");
    refused(dashboards, "./leaks.json: FAILED");
  }

  @Test
  void aDashboardThatWasNotShippedStopsTheStack() throws Exception {
    Path dashboards = copyOfDashboards();
    Files.writeString(dashboards.resolve("more.json"), "{}");
    refused(dashboards, "./more.json: not in SHA256SUMS");
  }

  @Test
  void aMissingRuleFileStopsTheStack() throws Exception {
    Path dashboards = copyOfDashboards();
    Files.delete(dashboards.resolve("alerts.yaml"));
    refused(dashboards, "./alerts.yaml: FAILED open or read");
  }

  private void refused(Path dashboards, String reason) throws Exception {
    Machine.Result result = Setup.run(volumes, dashboards, Map.of());
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.output())
        .contains("setup: dashboards are not as they were shipped", reason)
        .doesNotContain("made");
    assertThat(volumes).doesNotExist();
  }

  private Path copyOfDashboards() throws IOException {
    Path copy = folder.resolve("dashboards");
    try (Stream<Path> files = Files.walk(DASHBOARDS)) {
      for (Path file : files.toList()) {
        Path to = copy.resolve(DASHBOARDS.relativize(file).toString());
        Files.createDirectories(Files.isDirectory(file) ? to : to.resolve(".."));
        if (Files.isRegularFile(file)) {
          Files.copy(file, to);
        }
      }
    }
    return copy;
  }
}
