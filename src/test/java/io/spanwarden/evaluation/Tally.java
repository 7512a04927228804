package io.spanwarden.evaluation;

import io.spanwarden.evaluation.Case.Label;
import io.spanwarden.evaluation.Engine.Found;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Counts what was found of what is there, and what was reported beside it. Not thread-safe. */
public final class Tally {
  /** Where something was missed or reported wrongly, for people. */
  public record Sample(String what, String text) {}

  /** The counts of one group. */
  public static final class Count {
    private int expected;
    private int found;
    private int exact;
    private int alarms;

    /** Returns how many there are. */
    public int expected() {
      return expected;
    }

    /** Returns how many of them were found. */
    public int found() {
      return found;
    }

    /** Returns how many were reported that are not there. */
    public int alarms() {
      return alarms;
    }

    /** Returns the share of what is there that was found; 1 if nothing is there. */
    public double recall() {
      return expected == 0 ? 1 : (double) found / expected;
    }

    /** Returns the share of what was reported that is there; 1 if nothing was reported. */
    public double precision() {
      return found + alarms == 0 ? 1 : (double) found / (found + alarms);
    }

    /** Returns the harmonic mean of both. */
    public double f1() {
      double sum = recall() + precision();
      return sum == 0 ? 0 : 2 * recall() * precision() / sum;
    }

    /** Returns the share of what was found whose bounds are right. */
    public double exactly() {
      return found == 0 ? 1 : (double) exact / found;
    }

    private void add(Count other) {
      expected += other.expected;
      found += other.found;
      exact += other.exact;
      alarms += other.alarms;
    }
  }

  private final Map<String, Count> byGroup = new TreeMap<>();
  private final Map<String, List<Sample>> misses = new TreeMap<>();
  private final Map<String, List<Sample>> inexact = new TreeMap<>();
  private final Map<String, List<Sample>> alarms = new TreeMap<>();
  private final Predicate<Found> counts;
  private int cases;
  private int casesWithAlarm;
  private long bytes;

  /** Creates a tally of the findings that {@code counts} holds for. */
  public Tally(Predicate<Found> counts) {
    this.counts = counts;
  }

  /** Scans and counts every case. */
  public Tally all(List<Case> samples, Engine engine) {
    samples.forEach(sample -> add(sample, engine.scan(sample)));
    return this;
  }

  /** Counts what was found in one case. */
  public void add(Case sample, List<Found> reported) {
    List<Found> found = reported.stream().filter(counts).toList();
    List<Label> labels = sample.labels();
    String text = sample.text();
    cases++;
    bytes += text.length();
    for (Label label : labels) {
      Count count = count(group(sample, label));
      count.expected++;
      List<Found> hits = found.stream().filter(one -> right(one, label)).toList();
      if (hits.isEmpty()) {
        note(
            misses,
            group(sample, label) + " | " + sample.source(),
            sample,
            label.start(),
            label.end());
      } else {
        count.found++;
        if (hits.stream().anyMatch(hit -> hit.exactly(label))) {
          count.exact++;
        } else {
          Found hit = hits.get(0);
          note(inexact, hit.rule(), sample, hit.start(), hit.end());
        }
      }
    }
    boolean alarm = false;
    for (Found one : found) {
      if (labels.stream().noneMatch(label -> right(one, label))) {
        alarm = true;
        count(one.secret() ? sample.group() : one.entity()).alarms++;
        note(alarms, one.rule(), sample, one.start(), one.end());
      }
    }
    casesWithAlarm += alarm ? 1 : 0;
  }

  private static boolean right(Found found, Label label) {
    return found.overlaps(label) && found.entity().equals(label.entity());
  }

  private static String group(Case sample, Label label) {
    return label.entity().equals(Case.SECRET) ? sample.group() : label.entity();
  }

  private Count count(String group) {
    return byGroup.computeIfAbsent(group, any -> new Count());
  }

  private static void note(
      Map<String, List<Sample>> where, String what, Case sample, int from, int to) {
    byte[] text = sample.text().getBytes(StandardCharsets.UTF_8);
    int start = Math.max(0, from - 60);
    int end = Math.min(text.length, Math.max(to, from) + 20);
    String shown =
        new String(text, start, from - start, StandardCharsets.UTF_8)
            + "[["
            + new String(text, from, to - from, StandardCharsets.UTF_8)
            + "]]"
            + new String(text, to, end - to, StandardCharsets.UTF_8);
    where
        .computeIfAbsent(what, any -> new ArrayList<>())
        .add(new Sample(sample.source(), shown.replace("\n", "⏎")));
  }

  /** Returns the counts of each group. */
  public Map<String, Count> groups() {
    return byGroup;
  }

  /** Returns the counts of all groups together. */
  public Count total() {
    Count total = new Count();
    byGroup.values().forEach(total::add);
    return total;
  }

  /** Returns the mean of the recalls of the groups in which something is there. */
  public double macroRecall() {
    return byGroup.values().stream()
        .filter(count -> count.expected > 0)
        .mapToDouble(Count::recall)
        .average()
        .orElse(1);
  }

  /** Returns the mean of the precisions of the groups in which something is there. */
  public double macroPrecision() {
    return byGroup.values().stream()
        .filter(count -> count.expected > 0)
        .mapToDouble(count -> count.found == 0 && count.alarms == 0 ? 0 : count.precision())
        .average()
        .orElse(1);
  }

  /** Returns what was missed, by group and source. */
  public Map<String, List<Sample>> misses() {
    return misses;
  }

  /** Returns what was found with other bounds than it has, by rule. */
  public Map<String, List<Sample>> inexact() {
    return inexact;
  }

  /** Returns what was reported wrongly, by rule. */
  public Map<String, List<Sample>> alarms() {
    return alarms;
  }

  /** Returns how many texts were counted. */
  public int cases() {
    return cases;
  }

  /** Returns in how many of them something was reported that is not there. */
  public int casesWithAlarm() {
    return casesWithAlarm;
  }

  /** Returns false reports for each 100,000 characters. */
  public double alarmsPer100Kilobytes() {
    return bytes == 0 ? 0 : total().alarms() * 100_000.0 / bytes;
  }
}
