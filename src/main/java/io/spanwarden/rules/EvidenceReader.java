package io.spanwarden.rules;

import io.spanwarden.event.Control;
import io.spanwarden.event.EvidenceParameters;
import io.spanwarden.event.EvidenceParameters.Operators;
import io.spanwarden.event.Severity;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** Reads {@code evidence.yaml}. */
final class EvidenceReader {
  private static final double SUM_TOLERANCE = 1e-9;

  private EvidenceReader() {}

  /** Reads the parameters in {@code file}, checks their ranges and hashes them. */
  static EvidenceParameters read(RuleFile file) {
    RuleDocument document = file.document();
    RuleDocument controls = document.document("controls");
    RuleDocument severities = document.document("severities");
    var weights = new EnumMap<Control, Double>(Control.class);
    var caps = new EnumMap<Control, Double>(Control.class);
    readControls(controls, weights, caps);
    var bits = new EnumMap<Severity, Double>(Severity.class);
    var halfLives = new EnumMap<Severity, Duration>(Severity.class);
    readSeverities(severities, bits, halfLives);
    var read =
        new EvidenceParameters(
            document.text("version"),
            "",
            fraction(document, "mitigation_floor"),
            weights,
            caps,
            bits,
            halfLives,
            document.duration("window"),
            document.duration("grace"),
            document.integer("minimum_records", 1),
            document.duration("clean_half_life"),
            document.real("credit_windows"),
            fraction(document, "silent_ageing"),
            document.duration("hard_expiry"),
            document.duration("stale_after"),
            document.real("active_from"),
            document.real("threat_from"),
            operators(document.document("operators")),
            Map.of());
    document.rejectUnknownKeys();
    return withHash(read);
  }

  private static void readControls(
      RuleDocument controls, Map<Control, Double> weights, Map<Control, Double> caps) {
    double sum = 0;
    for (Control control : Control.values()) {
      RuleDocument entry = controls.document(control.label());
      weights.put(control, fraction(entry, "weight"));
      caps.put(control, fraction(entry, "cap"));
      entry.rejectUnknownKeys();
      sum += fraction(entry, "weight");
    }
    controls.rejectUnknownKeys();
    if (Math.abs(sum - 1) > SUM_TOLERANCE) {
      throw controls.invalid("weight", "seven weights whose sum is 1, not " + sum);
    }
  }

  private static void readSeverities(
      RuleDocument severities, Map<Severity, Double> bits, Map<Severity, Duration> halfLives) {
    for (Severity severity : Severity.values()) {
      RuleDocument entry = severities.document(severity.label());
      double value = entry.real("bits");
      if (value < 0) {
        throw entry.invalid("bits", "0 or more");
      }
      bits.put(severity, value);
      halfLives.put(severity, entry.duration("half_life"));
      entry.rejectUnknownKeys();
    }
    severities.rejectUnknownKeys();
  }

  private static Operators operators(RuleDocument document) {
    double ageing = document.real("resolved_ageing");
    if (ageing < 1) {
      throw document.invalid("resolved_ageing", "1 or more");
    }
    var operators =
        new Operators(
            ageing, document.duration("max_suppression"), document.duration("canary_validity"));
    document.rejectUnknownKeys();
    return operators;
  }

  private static double fraction(RuleDocument document, String key) {
    double value = document.real(key);
    if (value < 0 || value > 1) {
      throw document.invalid(key, "0 to 1");
    }
    return value;
  }

  /** The hash is of the values, so that a comment or a line break starts no new series. */
  private static EvidenceParameters withHash(EvidenceParameters read) {
    String canonical =
        String.join(
            "\n",
            read.version(),
            String.valueOf(read.mitigationFloor()),
            new TreeMap<>(read.weights()).toString(),
            new TreeMap<>(read.caps()).toString(),
            new TreeMap<>(read.bits()).toString(),
            new TreeMap<>(read.halfLives()).toString(),
            read.window() + " " + read.grace() + " " + read.minimumRecords(),
            read.cleanHalfLife() + " " + read.credit() + " " + read.silentAgeing(),
            read.hardExpiry() + " " + read.staleAfter(),
            read.activeFrom() + " " + read.threatFrom(),
            read.operators().toString(),
            new TreeMap<>(read.floors()).toString());
    return new EvidenceParameters(
        read.version(),
        sha256(canonical),
        read.mitigationFloor(),
        read.weights(),
        read.caps(),
        read.bits(),
        read.halfLives(),
        read.window(),
        read.grace(),
        read.minimumRecords(),
        read.cleanHalfLife(),
        read.credit(),
        read.silentAgeing(),
        read.hardExpiry(),
        read.staleAfter(),
        read.activeFrom(),
        read.threatFrom(),
        read.operators(),
        read.floors());
  }

  private static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256: every Java has it", e);
    }
  }
}
