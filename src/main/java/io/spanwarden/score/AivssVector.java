package io.spanwarden.score;

import io.spanwarden.score.FactorSchema.Name;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An assessment in one line. AIVSS 0.5 has {@code (CVSS:9.4/AARS:8.5)}. AIVSS 0.8 defines none, so
 * {@code AIVSS:0.8/AU:1.0/TO:0.5/…/TM:0.97/MF:0.9} and, with the listings' factors, {@code
 * AIVSS:0.8-listing/AA:0.1/…} are ours: all ten factors, {@code X} for an unknown one; {@code TM}
 * and {@code MF} may be left out; the base score stands elsewhere.
 *
 * @param strategy what the notation implies
 * @param factors the ten, or their sum
 * @param cvssBase only in the notation of AIVSS 0.5
 * @param threatMultiplier if it stands there
 * @param mitigation if it stands there
 */
public record AivssVector(
    Strategy strategy,
    FactorValues factors,
    Optional<BigDecimal> cvssBase,
    Optional<BigDecimal> threatMultiplier,
    Optional<BigDecimal> mitigation) {
  private static final Pattern AVERAGE = Pattern.compile("\\(?CVSS:([0-9.]+)/AARS:([0-9.]+)\\)?");
  private static final String STRICT = "AIVSS:0.8/";
  private static final String LISTING = "AIVSS:0.8-listing/";
  private static final String THREAT = "TM";
  private static final String MITIGATION = "MF";

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException naming what is wrong, twice there or missing
   */
  public static AivssVector parse(String text) {
    Matcher average = AVERAGE.matcher(text);
    if (average.matches()) {
      return new AivssVector(
          Strategy.V0_5,
          FactorValues.sum(number("AARS", average.group(2))),
          Optional.of(number("CVSS", average.group(1))),
          Optional.empty(),
          Optional.empty());
    }
    if (text.startsWith(STRICT)) {
      return parse(Strategy.V0_8, FactorSchema.V0_8, text.substring(STRICT.length()));
    }
    if (text.startsWith(LISTING)) {
      return parse(Strategy.V0_8_LISTING, FactorSchema.LISTING, text.substring(LISTING.length()));
    }
    throw invalid(text, STRICT + "..., " + LISTING + "... or (CVSS:9.4/AARS:8.5)");
  }

  private static AivssVector parse(Strategy strategy, FactorSchema schema, String parts) {
    Map<String, Optional<BigDecimal>> values = values(parts);
    Optional<BigDecimal> threat = multiplier(values, THREAT);
    Optional<BigDecimal> mitigation = multiplier(values, MITIGATION);
    var factors = new ArrayList<Optional<BigDecimal>>();
    for (Name name : schema.names()) {
      Optional<BigDecimal> value = values.remove(name.code());
      if (value == null) {
        throw invalid(name.code() + ": missing", name.title() + ", 0.0 to 1.0, or X");
      }
      factors.add(value);
    }
    if (!values.isEmpty()) {
      List<String> known = schema.names().stream().map(Name::code).toList();
      throw invalid(
          values.keySet().iterator().next(),
          "one of " + String.join(", ", known) + ", " + THREAT + ", " + MITIGATION);
    }
    var stated = new FactorValues(Optional.of(schema), factors, Optional.empty(), 0);
    return new AivssVector(strategy, stated, Optional.empty(), threat, mitigation);
  }

  private static Map<String, Optional<BigDecimal>> values(String parts) {
    var values = new LinkedHashMap<String, Optional<BigDecimal>>();
    for (String part : parts.split("/", -1)) {
      int colon = part.indexOf(':');
      if (colon <= 0) {
        throw invalid(part, "a key and its value, such as AU:0.5");
      }
      String key = part.substring(0, colon);
      String value = part.substring(colon + 1);
      Optional<BigDecimal> read =
          value.equals("X") ? Optional.empty() : Optional.of(number(key, value));
      if (values.put(key, read) != null) {
        throw invalid(part, "each key once");
      }
    }
    return values;
  }

  private static Optional<BigDecimal> multiplier(
      Map<String, Optional<BigDecimal>> values, String key) {
    Optional<BigDecimal> value = values.remove(key);
    if (value == null) {
      return Optional.empty();
    }
    if (value.isEmpty()) {
      throw invalid(key + ":X", "a number; only factors can be unknown");
    }
    return value;
  }

  private static BigDecimal number(String key, String value) {
    try {
      return new BigDecimal(value);
    } catch (NumberFormatException e) {
      throw invalid(key + ":" + value, "a number");
    }
  }

  private static IllegalArgumentException invalid(String what, String expected) {
    return new IllegalArgumentException("vector: " + what + " (expected: " + expected + ")");
  }
}
