package io.spanwarden.evaluation;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The table: what, at least, measured, whether that is enough, and the peers' figures. */
final class Report {
  private record Row(String what, String target, String measured, String verdict, String peers) {}

  private static final int LONGEST = 60;

  private final List<Row> rows = new ArrayList<>();

  /** Adds a row. */
  void add(String what, String target, String measured, boolean enough, String peers) {
    rows.add(new Row(what, target, measured, enough ? "ok" : "BELOW", peers));
  }

  /** Adds a row without a target, or one that could not be measured. */
  void note(String what, String measured, String peers) {
    String line = measured.lines().findFirst().orElse("");
    String cut = line.length() > LONGEST ? line.substring(0, LONGEST) + "..." : line;
    rows.add(new Row(what, "", cut, "", peers));
  }

  /** Returns two figures between 0 and 1 as the table shows them. */
  static String shares(double... values) {
    List<String> shown = new ArrayList<>();
    for (double value : values) {
      shown.add(String.format(Locale.ROOT, "%.3f", value));
    }
    return String.join(" / ", shown);
  }

  void print(PrintStream out) {
    List<Row> all = new ArrayList<>();
    all.add(new Row("what", "at least", "measured", "", "peers"));
    all.addAll(rows);
    int what = width(all.stream().map(Row::what).toList());
    int target = width(all.stream().map(Row::target).toList());
    int measured = width(all.stream().map(Row::measured).toList());
    String form = "%-" + what + "s  %-" + target + "s  %-" + measured + "s  %-5s  %s%n";
    out.println();
    for (Row row : all) {
      String line =
          String.format(
              Locale.ROOT,
              form,
              row.what(),
              row.target(),
              row.measured(),
              row.verdict(),
              row.peers());
      out.print(line.stripTrailing() + "\n");
    }
  }

  private static int width(List<String> cells) {
    return cells.stream().mapToInt(String::length).max().orElse(1);
  }
}
