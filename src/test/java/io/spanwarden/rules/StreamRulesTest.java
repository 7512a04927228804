package io.spanwarden.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.spanwarden.detect.transport.TransportDetector;
import io.spanwarden.detect.transport.TransportRule;
import io.spanwarden.detect.transport.TransportVerdict;
import io.spanwarden.event.Client;
import io.spanwarden.event.Credential;
import io.spanwarden.event.InvalidRuleException;
import io.spanwarden.event.PeerClass;
import io.spanwarden.event.Severity;
import io.spanwarden.event.Source;
import io.spanwarden.event.Transport;
import io.spanwarden.event.TransportSecurity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class StreamRulesTest {
  private static final Credential OURS = new Credential("token:ci", true, Optional.empty());
  private static final Credential FOREIGN =
      new Credential("hmac-sha256:00", false, Optional.empty());

  private static Map<String, TransportRule> rules() {
    try {
      String yaml = Files.readString(Path.of("rules", "streams.yaml"));
      return StreamRules.transport(
          RuleFile.yaml("streams.yaml", "streams.yaml", yaml), Kinds.all());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static TransportRule rule(String id) {
    return Objects.requireNonNull(rules().get(id));
  }

  private static Source source(
      PeerClass peer, TransportSecurity security, Optional<Credential> credential, boolean proxy) {
    return new Source(
        "otlp_http",
        Transport.HTTP_JSON,
        security,
        peer,
        proxy,
        credential,
        Client.OTHER,
        Optional.empty());
  }

  private static List<String> judged(Source source) {
    return new TransportDetector(rules())
        .judge(source).stream()
            .map(v -> v.rule().id() + " " + v.reason().label() + " " + v.severity().label())
            .toList();
  }

  /** Peer, security, credential, then what is said of it. */
  private static final List<String> TABLE =
      List.of(
          "LOOPBACK PLAINTEXT none  | TP-501 plaintext info, TP-504 no_credential info",
          "LOOPBACK PLAINTEXT known | TP-501 plaintext info",
          "LOOPBACK PLAINTEXT alien | TP-501 plaintext info, TP-504 unknown_credential info",
          "LOOPBACK encrypted none  | TP-504 no_credential info",
          "LOOPBACK encrypted known |",
          "LOOPBACK encrypted alien | TP-504 unknown_credential info",
          "PRIVATE  PLAINTEXT none  | TP-501 plaintext high, TP-504 no_credential high",
          "PRIVATE  PLAINTEXT known | TP-501 plaintext high, TP-504 credential_exposed high",
          "PRIVATE  PLAINTEXT alien | TP-501 plaintext high, TP-504 unknown_credential high,"
              + " TP-504 credential_exposed high",
          "PRIVATE  encrypted none  | TP-504 no_credential high",
          "PRIVATE  encrypted known |",
          "PRIVATE  encrypted alien | TP-504 unknown_credential high",
          "PUBLIC   PLAINTEXT none  | TP-500 plaintext critical, TP-504 no_credential high",
          "PUBLIC   PLAINTEXT known | TP-500 plaintext critical, TP-504 credential_exposed high",
          "PUBLIC   PLAINTEXT alien | TP-500 plaintext critical, TP-504 unknown_credential high,"
              + " TP-504 credential_exposed high",
          "PUBLIC   encrypted none  | TP-504 no_credential high",
          "PUBLIC   encrypted known |",
          "PUBLIC   encrypted alien | TP-504 unknown_credential high");

  @TestFactory
  Stream<DynamicTest> judgesByPeerSecurityAndCredential() {
    return TABLE.stream()
        .flatMap(
            row -> {
              String[] words = row.substring(0, row.indexOf('|')).trim().split("\\s+", -1);
              String expected = row.substring(row.indexOf('|') + 1).trim();
              return Arrays.stream(TransportSecurity.values())
                  .filter(s -> s.encrypted() == words[1].equals("encrypted"))
                  .map(
                      security ->
                          dynamicTest(
                              row + " " + security, () -> check(words, security, expected)));
            });
  }

  private static void check(String[] words, TransportSecurity security, String expected) {
    Optional<Credential> credential =
        switch (words[2]) {
          case "known" -> Optional.of(OURS);
          case "alien" -> Optional.of(FOREIGN);
          default -> Optional.empty();
        };
    PeerClass peer = PeerClass.valueOf(words[0]);
    for (boolean proxy : new boolean[] {false, true}) {
      assertThat(String.join(", ", judged(source(peer, security, credential, proxy))))
          .isEqualTo(expected);
    }
  }

  @Test
  void tellsTransportFindingsApartByRuleReasonPeerAndListenerOnly() {
    Source source =
        source(PeerClass.PRIVATE, TransportSecurity.PLAINTEXT, Optional.of(FOREIGN), false);

    assertThat(new TransportDetector(rules()).judge(source))
        .extracting(TransportVerdict::evidenceKey)
        .containsExactly(
            "TP-501|plaintext|private|otlp_http",
            "TP-504|unknown_credential|private|otlp_http",
            "TP-504|credential_exposed|private|otlp_http");
  }

  @Test
  void listsTheSeveritiesOfAllPeerClasses() {
    assertThat(rule("TP-501").info().severities())
        .containsExactlyInAnyOrder(Severity.INFO, Severity.HIGH);
    assertThat(rule("TP-500").info().kind().id()).isEqualTo("plaintext_export_wan");
  }

  @Test
  void refusesToStartWithoutARuleItSpeaksFor() {
    var rules = new HashMap<>(rules());
    rules.remove("TP-504");

    assertThatThrownBy(() -> new TransportDetector(rules))
        .isInstanceOf(InvalidRuleException.class)
        .hasMessageContaining("TP-504");
  }

  @Test
  void namesEveryBrokenRule() throws IOException {
    String yaml = Files.readString(Path.of("rules", "streams.yaml"));
    String broken =
        yaml.replace("public: critical", "pubic: critical")
            .replace("loopback: info, private: high}", "loopback: dreadful}");
    assertThatThrownBy(
            () ->
                StreamRules.transport(
                    RuleFile.yaml("streams.yaml", "streams.yaml", broken), Kinds.all()))
        .isInstanceOf(InvalidRuleException.class)
        .hasMessageContaining("TP-500")
        .hasMessageContaining("TP-501");
  }
}
