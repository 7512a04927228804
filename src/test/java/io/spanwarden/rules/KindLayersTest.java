package io.spanwarden.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.spanwarden.event.MaestroLayer;
import io.spanwarden.event.RiskKind;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the four threat models put into a MAESTRO layer is shown there. */
class KindLayersTest {
  private static final RuleBook BOOK = RuleBook.load(Optional.empty());

  @ParameterizedTest
  @CsvSource({
    "L1, prompt_injection_in_content", // payloads that were captured or logged
    "L2, secret_in_telemetry", // keys in traces
    "L2, raw_content_capture", // code in traces
    "L2, plaintext_export", // exfiltration on the way
    "L2, memory_poisoning", // poisoned history
    "L3, tracing_bypass", // hooks and tracing bypassed
    "L3, prompt_injection_in_content", // insecure tool use
    "L4, plaintext_export", // no TLS, on the same network
    "L4, plaintext_export_wan", // and over networks of others
    "L4, weak_tls",
    "L4, telemetry_flood", // denial of service
    "L5, secret_in_telemetry", // secrets in traces
    "L5, pii_in_telemetry",
    "L5, tracing_bypass", // blind spots
    "L5, spoofed_telemetry",
    "L5, log_tampering",
    "L5, telemetry_flood",
    "L6, unauthenticated_export", // no access control
    "L6, pii_in_telemetry", // no compliance
    "L7, credential_to_third_party", // leakage to third parties
    "L7, untrusted_destination", // a malicious update
    "L7, cross_agent_leak", // exposure across agents
    "L7, injection_then_action",
    "X, cross_agent_leak",
    "X, credential_to_third_party"
  })
  void isShownInTheLayer(MaestroLayer layer, String id) {
    RiskKind kind = Objects.requireNonNull(BOOK.kinds().get(id), id);
    assertThat(kind.primaryLayer() == layer || kind.alsoLayers().contains(layer)).isTrue();
  }

  @Test
  void eachKindIsCountedInOneLayer_andShownBesideInOthersOnly() {
    List<RiskKind> kinds = List.copyOf(BOOK.kinds().values());
    assertThat(kinds)
        .hasSize(21)
        .allSatisfy(
            kind ->
                assertThat(kind.alsoLayers())
                    .as(kind.id())
                    .doesNotHaveDuplicates()
                    .doesNotContain(kind.primaryLayer()));
  }
}
