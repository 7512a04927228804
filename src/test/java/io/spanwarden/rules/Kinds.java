package io.spanwarden.rules;

import io.spanwarden.event.Category;
import io.spanwarden.event.Control;
import io.spanwarden.event.MaestroLayer;
import io.spanwarden.event.RiskKind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The kinds of risk that command and transport rules name. */
final class Kinds {
  private Kinds() {}

  static Map<String, RiskKind> all() {
    return Stream.of(
            kind("tracing_bypass", Category.BYPASS, Control.COVERAGE),
            kind("plaintext_export", Category.TRANSPORT, Control.TRANSPORT),
            kind("plaintext_export_wan", Category.TRANSPORT, Control.TRANSPORT),
            kind("unauthenticated_export", Category.TRANSPORT, Control.AUTHN))
        .collect(Collectors.toMap(RiskKind::id, Function.identity()));
  }

  private static RiskKind kind(String id, Category category, Control control) {
    return new RiskKind(
        id,
        category,
        Optional.of(control),
        MaestroLayer.L5,
        List.of(),
        List.of("CWE-778"),
        List.of("ASI10"),
        "CVSS:4.0/AV:N/AC:L/AT:N/PR:L/UI:N/VC:N/VI:L/VA:N/SC:N/SI:N/SA:N",
        new BigDecimal("5.3"),
        0.6,
        false);
  }
}
