package io.spanwarden.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What an expression returns.
 *
 * @param key of the expression
 * @param idle when nothing has arrived yet
 * @param fed after the recorded sessions
 */
record Expectation(String key, Result idle, Result fed) {
  private static final Path FILE =
      Path.of("src/test/java/io/spanwarden/dashboards/expectations.txt");

  /**
   * A number of series, and a condition on each value or none.
   *
   * @param series such as {@code 1}, or {@code 3+} for at least three
   * @param value such as {@code =4.1} or {@code >0}, or empty
   */
  record Result(String series, String value) {
    private static Result of(String text) {
      String[] parts = text.strip().split(" ", 2);
      return new Result(parts[0], parts.length > 1 ? parts[1].strip() : "");
    }

    void check(JsonNode result) {
      if (series.endsWith("+")) {
        int least = Integer.parseInt(series.substring(0, series.length() - 1));
        assertThat(result).hasSizeGreaterThanOrEqualTo(least);
      } else {
        assertThat(result).hasSize(Integer.parseInt(series));
      }
      for (JsonNode each : result) {
        double number = each.get("value").get(1).asDouble();
        if (value.startsWith("=")) {
          assertThat(number).isEqualTo(Double.parseDouble(value.substring(1)));
        } else if (value.startsWith(">")) {
          assertThat(number).isGreaterThan(Double.parseDouble(value.substring(1)));
        } else {
          assertThat(value).as("condition").isEmpty();
        }
      }
    }
  }

  /** Returns all, from lines such as {@code spanwarden-risk 1A | 1 =0 | 1 >0}. */
  static List<Expectation> all() {
    try {
      return Files.readAllLines(FILE).stream()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.split("\\|", -1))
          .map(p -> new Expectation(p[0].strip(), Result.of(p[1]), Result.of(p[2])))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
