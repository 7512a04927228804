package io.spanwarden.score;

import java.math.BigDecimal;

/** The severity band of a rounded score (AIVSS 0.8, section 3.5.2), least first. */
public enum Band {
  NONE("None", "0.0"),
  LOW("Low", "0.1"),
  MEDIUM("Medium", "4.0"),
  HIGH("High", "7.0"),
  CRITICAL("Critical", "9.0");

  private final String title;
  private final BigDecimal from;

  Band(String title, String from) {
    this.title = title;
    this.from = new BigDecimal(from);
  }

  /** Returns the band's name. */
  public String title() {
    return title;
  }

  /** Returns the band of a score that is already rounded to one decimal. */
  public static Band of(BigDecimal score) {
    Band band = NONE;
    for (Band candidate : values()) {
      if (score.compareTo(candidate.from) >= 0) {
        band = candidate;
      }
    }
    return band;
  }
}
