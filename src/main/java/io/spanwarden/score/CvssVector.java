package io.spanwarden.score;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A CVSS vector and the base score that it yields. AIVSS takes the base alone: what a vector says
 * besides, of threat or environment, is kept apart and not used.
 *
 * @param text as it was given
 * @param version {@code 4.0}, or {@code 3.1}, which AIVSS 0.8 does not allow
 * @param base its base score, 0.0 to 10.0
 * @param others its metrics that are not of the base, such as {@code E:P}
 */
public record CvssVector(String text, String version, BigDecimal base, List<String> others) {
  private static final String V4 = "CVSS:4.0/";
  private static final String V3 = "CVSS:3.1/";

  public CvssVector {
    others = List.copyOf(others);
  }

  /**
   * Reads a vector, such as {@code CVSS:4.0/AV:N/AC:L/…}; one of v4.0 may come without its
   * beginning. The metrics may stand in any order.
   *
   * @throws IllegalArgumentException naming the metric that is wrong, twice there or missing
   */
  public static CvssVector parse(String text) {
    boolean old = text.startsWith(V3);
    if (text.startsWith("CVSS:") && !old && !text.startsWith(V4)) {
      throw invalid(text, V4 + "... or " + V3 + "...");
    }
    String metrics = text.startsWith("CVSS:") ? text.substring(V4.length()) : text;
    return old
        ? read(text, "3.1", metrics, Cvss31.METRICS)
        : read(text, "4.0", metrics, Cvss40.METRICS);
  }

  private static CvssVector read(
      String text, String version, String metrics, String[][] baseMetrics) {
    var values = new HashMap<String, String>();
    var others = new ArrayList<String>();
    for (String metric : metrics.split("/", -1)) {
      int colon = metric.indexOf(':');
      if (colon <= 0 || colon == metric.length() - 1) {
        throw invalid(metric, "a metric and its value, such as AV:N");
      }
      if (values.put(metric.substring(0, colon), metric.substring(colon + 1)) != null) {
        throw invalid(metric, "each metric once");
      }
      others.add(metric);
    }
    var levels = new int[baseMetrics.length];
    for (int i = 0; i < levels.length; i++) {
      levels[i] = level(values, baseMetrics[i]);
      others.remove(baseMetrics[i][0] + ":" + values.get(baseMetrics[i][0]));
    }
    BigDecimal base = version.equals("4.0") ? Cvss40.base(levels) : Cvss31.base(levels);
    return new CvssVector(text, version, base, others);
  }

  private static int level(Map<String, String> values, String[] metric) {
    String value = values.get(metric[0]);
    String expected = "one of " + metric[1].replaceAll("(?<=.)(?=.)", ", ");
    if (value == null) {
      throw invalid(metric[0] + ": missing", expected);
    }
    int level = value.length() == 1 ? metric[1].indexOf(value) : -1;
    if (level < 0) {
      throw invalid(metric[0] + ":" + value, expected);
    }
    return level;
  }

  private static IllegalArgumentException invalid(String what, String expected) {
    return new IllegalArgumentException("cvss_vector: " + what + " (expected: " + expected + ")");
  }
}
