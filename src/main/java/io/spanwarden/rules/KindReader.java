package io.spanwarden.rules;

import io.spanwarden.event.Category;
import io.spanwarden.event.Control;
import io.spanwarden.event.InvalidRuleException;
import io.spanwarden.event.MaestroLayer;
import io.spanwarden.event.RiskKind;
import io.spanwarden.score.CvssVector;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads {@code kinds.yaml}. */
final class KindReader {
  private static final BigDecimal MOST = BigDecimal.TEN;
  private final Problems problems;

  KindReader(Problems problems) {
    this.problems = problems;
  }

  /** Returns the kinds of {@code files} by id; an id that stands twice is a problem. */
  Map<String, RiskKind> read(List<RuleFile> files) {
    var kinds = new TreeMap<String, RiskKind>();
    for (RuleFile file : files) {
      problems.attempt(() -> readFile(file, kinds));
    }
    return kinds;
  }

  private void readFile(RuleFile file, Map<String, RiskKind> kinds) {
    RuleDocument document = file.document();
    List<RuleDocument> entries = document.documents("kinds");
    document.rejectUnknownKeys();
    for (RuleDocument entry : entries) {
      problems
          .attempt(() -> readKind(entry))
          .filter(kind -> kinds.putIfAbsent(kind.id(), kind) != null)
          .ifPresent(
              kind ->
                  problems.add(entry.where() + ": id: " + kind.id() + " (expected: each once)"));
    }
  }

  private static RiskKind readKind(RuleDocument entry) {
    RuleDocument maestro = entry.document("maestro");
    RuleDocument cvss = entry.document("cvss");
    var kind =
        new RiskKind(
            entry.text("id"),
            entry.constant("category", Category.class),
            entry.has("control")
                ? Optional.of(entry.constant("control", Control.class))
                : Optional.empty(),
            maestro.constant("primary", MaestroLayer.class),
            maestro.constants("also", MaestroLayer.class),
            entry.texts("cwe"),
            entry.texts("owasp"),
            cvss.text("vector"),
            pinnedBase(cvss),
            weight(entry),
            entry.flag("raises_threat", false));
    maestro.rejectUnknownKeys();
    cvss.rejectUnknownKeys();
    entry.rejectUnknownKeys();
    return kind;
  }

  /** Returns the base score that is pinned, which must be the one that the vector yields. */
  private static BigDecimal pinnedBase(RuleDocument cvss) {
    BigDecimal base = base(cvss, "base");
    requireYields(cvss, "vector", cvss.text("vector"), "base", base);
    return base;
  }

  /** Throws unless {@code vector} is a base vector of CVSS v4.0 that yields {@code base}. */
  static void requireYields(
      RuleDocument document, String vectorKey, String vector, String baseKey, BigDecimal base) {
    if (!vector.startsWith("CVSS:4.0/")) {
      throw document.invalid(vectorKey, "CVSS:4.0/...");
    }
    CvssVector parsed;
    try {
      parsed = CvssVector.parse(vector);
    } catch (IllegalArgumentException e) {
      throw new InvalidRuleException(document.where() + ": " + e.getMessage());
    }
    if (!parsed.others().isEmpty()) {
      throw document.invalid(vectorKey, "the base metrics alone, no " + parsed.others().get(0));
    }
    if (parsed.base().compareTo(base) != 0) {
      throw document.invalid(baseKey, parsed.base() + ", which the vector yields");
    }
  }

  /** Returns the CVSS base score at {@code key}, 0.0 to 10.0. */
  static BigDecimal base(RuleDocument document, String key) {
    BigDecimal base = document.decimal(key);
    if (base.signum() < 0 || base.compareTo(MOST) > 0 || base.scale() > 1) {
      throw document.invalid(key, "0.0 to 10.0, one decimal");
    }
    return base;
  }

  private static double weight(RuleDocument entry) {
    double weight = entry.real("weight");
    if (weight <= 0 || weight > 1) {
      throw entry.invalid("weight", "above 0, at most 1");
    }
    return weight;
  }
}
