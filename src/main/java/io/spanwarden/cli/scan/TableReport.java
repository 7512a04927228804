package io.spanwarden.cli.scan;

import java.io.PrintWriter;

/**
 * A table for people. On a terminal, the place of a finding gives way where a line would be too
 * long.
 */
public final class TableReport implements Report {
  private static final String HEAD_OF_PLACE = "FILE:LINE POINTER";
  private static final int LEAST_PLACE = 24;
  private static final String CUT = "...";

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
    String shown = String.format("%-32s", shorten(value, 32));
    int room = Math.max(LEAST_PLACE, width - row(severity, confidence, rule, shown).length());
    return row(severity, confidence, rule, shown) + shorten(visible(place), room);
  }

  private static String row(String severity, String confidence, String rule, String shown) {
    return String.format("%-8s  %-6s  %-32s  %s  %s", severity, confidence, rule, shown, "");
  }

  /**
   * Takes the middle out of a text that is too long: a path and a pointer tell most at their ends.
   */
  private static String shorten(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int tail = (most - CUT.length()) * 2 / 3;
    return text.substring(0, most - CUT.length() - tail)
        + CUT
        + text.substring(text.length() - tail);
  }

  /** A name of a file or a member may hold what commands a terminal. */
  private static String visible(String text) {
    return text.replaceAll("\\p{Cntrl}", "?");
  }

  @Override
  public void end(Totals totals) {
    out.flush();
  }
}
