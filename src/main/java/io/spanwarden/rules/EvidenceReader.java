package io.spanwarden.rules;

import io.spanwarden.event.Control;
import io.spanwarden.event.EvidenceParameters;
import io.spanwarden.event.EvidenceParameters.Floor;
import io.spanwarden.event.EvidenceParameters.Operators;
import io.spanwarden.event.RiskKind;
import io.spanwarden.event.Severity;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads {@code evidence.yaml}. */
final class EvidenceReader {
  /** The name of the set without a preset. */
  static final String DEFAULT = "default";

  private static final double SUM_TOLERANCE = 1e-9;

  private EvidenceReader() {}

  /**
   * Reads the parameters in {@code file} and those of its presets, checks their ranges and hashes
   * them together with what {@code kinds} add to scores.
   *
   * @return the sets by name of the preset, among them {@value #DEFAULT}
   */
  static SortedMap<String, EvidenceParameters> read(RuleFile file, Map<String, RiskKind> kinds) {
    RuleDocument document = file.document();
    RuleDocument presets = document.document("presets");
    String version = document.text("version");
    var read = new TreeMap<String, EvidenceParameters>();
    read.put(DEFAULT, read(document, version, kinds));
    for (String name : presets.keys()) {
      RuleDocument preset = presets.document(name);
      if (name.equals(DEFAULT)) {
        throw presets.invalid(name, "any other name: it is the set without a preset");
      }
      RuleDocument overlaid = document.overlaid(preset);
      if (preset.has("version") || preset.has("presets")) {
        throw preset.invalid("version", "neither a version nor presets in a preset");
      }
      overlaid.has("presets");
      read.put(name, read(overlaid, version + "-" + name, kinds));
    }
    return read;
  }

  private static EvidenceParameters read(
      RuleDocument document, String version, Map<String, RiskKind> kinds) {
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
            version,
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
            floors(document.document("floors")));
    document.has("version");
    document.rejectUnknownKeys();
    return withHash(read, kinds);
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
            ageing,
            document.duration("max_suppression"),
            document.duration("canary_validity"),
            fraction(document, "proven_cap"));
    document.rejectUnknownKeys();
    return operators;
  }

  private static Map<Severity, Floor> floors(RuleDocument floors) {
    var read = new EnumMap<Severity, Floor>(Severity.class);
    var before = new Floor(0, false);
    for (Severity severity : Severity.values()) {
      if (floors.has(severity.label())) {
        RuleDocument entry = floors.document(severity.label());
        var floor = new Floor(fraction(entry, "at_least"), entry.flag("declared", false));
        entry.rejectUnknownKeys();
        if (floor.atLeast() < before.atLeast() || (before.declared() && !floor.declared())) {
          throw floors.invalid(severity.label(), "no less than the severities below");
        }
        read.put(severity, floor);
        before = floor;
      } else if (before.atLeast() > 0) {
        throw floors.invalid(severity.label(), "a floor, since a lower severity has one");
      }
    }
    floors.rejectUnknownKeys();
    return read;
  }

  private static double fraction(RuleDocument document, String key) {
    double value = document.real(key);
    if (value < 0 || value > 1) {
      throw document.invalid(key, "0 to 1");
    }
    return value;
  }

  /** The hash is of the values, so that a comment or a line break starts no new series. */
  private static EvidenceParameters withHash(EvidenceParameters read, Map<String, RiskKind> kinds) {
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
            new TreeMap<>(read.floors()).toString(),
            canonical(kinds));
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

  private static String canonical(Map<String, RiskKind> kinds) {
    return new TreeMap<>(kinds)
        .values().stream()
            .map(
                kind ->
                    kind.id()
                        + " "
                        + kind.control()
                        + " "
                        + kind.weight()
                        + " "
                        + kind.cvssBase()
                        + " "
                        + kind.raisesThreat())
            .collect(Collectors.joining("\n"));
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
