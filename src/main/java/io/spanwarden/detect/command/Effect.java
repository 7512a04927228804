package io.spanwarden.detect.command;

import java.util.Locale;

/** What a command would have brought about. */
public enum Effect {
  /** An agent or a persistent place is touched: telemetry is lost. */
  EFFECTIVE,
  /** Nothing that this command shows is touched. Two steps less severe. */
  INTENT;

  /** Returns the word in findings. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
