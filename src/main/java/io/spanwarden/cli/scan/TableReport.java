package io.spanwarden.cli.scan;

import io.spanwarden.cli.text.Shown;
import java.io.PrintWriter;

/**
 * A table for people. On a terminal, the place of a finding gives way where a line would be too
 * long.
 */
public final class TableReport implements Report {
  private static final String HEAD_OF_PLACE = "FILE:LINE POINTER";
  private static final int LEAST_PLACE = 24;

  private final PrintWriter out;
  private final int width;
  private boolean begun;

  /**
   * Writes to {@code out}, which stays open.
   *
   * @param width how many characters a line may have
   */
  public TableReport(PrintWriter out, int width) {
    this.out = out;
    this.width = width;
  }

  @Override
  public void finding(FileFinding finding) {
    if (!begun) {
      begun = true;
      out.println(row("SEVERITY", "SURE", "RULE", "VALUE", HEAD_OF_PLACE));
    }
    FilePlace place = finding.place();
    String where = place.file() + ":" + place.line();
    out.println(
        row(
            finding.severity().label(),
            finding.confidence().label(),
            finding.rule().info().id(),
            finding.masked(),
            place.pointer().isEmpty() ? where : where + " " + place.pointer()));
  }

  private String row(String severity, String confidence, String rule, String value, String place) {
    String shown = String.format("%-32s", Shown.shorten(value, 32));
    int room = Math.max(LEAST_PLACE, width - row(severity, confidence, rule, shown).length());
    return row(severity, confidence, rule, shown) + Shown.shorten(Shown.visible(place), room);
  }

  private static String row(String severity, String confidence, String rule, String shown) {
    return String.format("%-8s  %-6s  %-32s  %s  %s", severity, confidence, rule, shown, "");
  }

  @Override
  public void end(Totals totals) {
    out.flush();
  }
}
