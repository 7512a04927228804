package io.spanwarden.durability;

import io.spanwarden.event.AgentId;
import io.spanwarden.event.Finding;
import io.spanwarden.evidence.Ledger;
import io.spanwarden.rules.RuleBook;
import io.spanwarden.score.AgentFactors;
import io.spanwarden.score.AgentScore;
import io.spanwarden.score.Aivss;
import io.spanwarden.score.Scorer;
import io.spanwarden.store.ScorePoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * How much disk a week of 200 agents takes: every agent sends in every window of five minutes, day
 * and night; each has 20 occurrences of findings a day, half of them of findings that were seen
 * before; and each minute every score that changed is noted, as the program does it.
 *
 * <p>A ledger tells 100 agents apart, so there are as many ledgers as that takes, and what is told
 * is the sum. Exit code 1 if it is 200 MB or more. {@code Week [agents] [days]} takes less time.
 */
public final class Week {
  private static final int AGENTS = 200;
  private static final int DAYS = 7;
  private static final AgentId PROFILE = new AgentId("claude-code-otel");
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final double FINDINGS_A_DAY = 20;
  private static final double FRESH = 0.5;
  private static final Duration WINDOW = Duration.ofMinutes(5);
  private static final long MOST_BYTES = 200_000_000;
  private static final Instant START = Instant.parse("2026-11-16T00:00:00Z");

  private final RuleBook book = RuleBook.load(Optional.empty());
  private final Scorer scorer = new Scorer(book.evidence(), Aivss.V0_8);
  private final AgentFactors profile = Objects.requireNonNull(book.factors().get(PROFILE));
  private final long[] bytes;
  private long points;

  private Week(int days) {
    bytes = new long[days];
  }

  /** Runs the week and prints the size after each day. */
  public static void main(String[] args) throws Exception {
    int agents = args.length > 0 ? Integer.parseInt(args[0]) : AGENTS;
    int days = args.length > 1 ? Integer.parseInt(args[1]) : DAYS;
    var week = new Week(days);
    int each = Math.min(agents, Ledger.MAX_AGENTS);
    for (int first = 0; first < agents; first += each) {
      week.run(first, Math.min(agents, first + each));
    }
    for (int day = 0; day < days; day++) {
      System.out.printf(Locale.ROOT, "day %d: %.1f MB%n", day + 1, week.bytes[day] / 1e6);
    }
    long total = week.bytes[days - 1];
    System.out.printf(
        Locale.ROOT,
        "%d agents, %d days, %d scores: %.1f MB on disk (expected: less than %.0f)%n",
        agents,
        days,
        week.points,
        total / 1e6,
        MOST_BYTES / 1e6);
    if (total >= MOST_BYTES) {
      System.exit(1);
    }
  }

  private void run(int first, int end) throws IOException {
    Path directory = Files.createTempDirectory("spanwarden-week");
    var telemetry = new Telemetry(book, first);
    var random = new SplittableRandom(first);
    Map<AgentId, List<Finding>> known = new HashMap<>();
    Map<AgentId, ScorePoint> scores = new HashMap<>();
    long minutes = Duration.ofDays(1).toMinutes();
    double chance = FINDINGS_A_DAY * WINDOW.toMinutes() / minutes;
    try (var disk = new Disk(directory, book, START)) {
      for (int day = 0; day < bytes.length; day++) {
        for (long minute = 0; minute < minutes; minute++) {
          disk.at(disk.now() + MINUTE.toMillis());
          if (minute % WINDOW.toMinutes() == 0) {
            for (int number = first; number < end; number++) {
              AgentId agent = Telemetry.agent(number);
              disk.ledger().record(telemetry.clean(agent));
              if (random.nextDouble() < chance) {
                record(disk, telemetry, next(telemetry, random, agent, known));
              }
            }
          }
          note(disk, scores);
          if (minute % 60 == 0) {
            disk.store().prune(disk.now());
            disk.settle();
          }
        }
        bytes[day] += disk.bytes();
      }
    }
  }

  private static void record(Disk disk, Telemetry telemetry, Finding finding) {
    disk.ledger().record(telemetry.found(finding));
    String session = finding.context().sessionId().orElse("");
    disk.store().sessions().saw(finding.agent().name(), session, disk.now(), 1);
  }

  /** Writes the scores that are not what they were, and each once an hour. */
  private void note(Disk disk, Map<AgentId, ScorePoint> last) {
    var changed = new ArrayList<ScorePoint>();
    for (AgentId agent : disk.ledger().agents()) {
      ScorePoint point =
          point(scorer.score(profile.as(agent), disk.ledger().evidence(agent)), disk.now());
      ScorePoint before = last.get(agent);
      if (before == null
          || !point.equals(at(before, point.atMillis()))
          || point.atMillis() - before.atMillis() >= Duration.ofHours(1).toMillis()) {
        changed.add(point);
        last.put(agent, point);
      }
    }
    points += changed.size();
    disk.store().scoreHistory().append(changed);
  }

  private static ScorePoint at(ScorePoint point, long atMillis) {
    return new ScorePoint(
        point.agent(),
        atMillis,
        point.posture(),
        point.worstFinding(),
        point.headline(),
        point.mitigation(),
        point.parameters());
  }

  private static ScorePoint point(AgentScore score, long now) {
    return new ScorePoint(
        score.agent().name(),
        now,
        score.posture(),
        score.worstFinding(),
        score.headline(),
        score.mitigationFactor(),
        score.parametersHash().substring(0, 16));
  }

  private static Finding next(
      Telemetry telemetry,
      SplittableRandom random,
      AgentId agent,
      Map<AgentId, List<Finding>> known) {
    List<Finding> own = known.computeIfAbsent(agent, a -> new ArrayList<>());
    if (!own.isEmpty() && random.nextDouble() >= FRESH) {
      return telemetry.again(own.get(random.nextInt(own.size())));
    }
    Finding fresh = telemetry.fresh(agent);
    own.add(fresh);
    return fresh;
  }
}
