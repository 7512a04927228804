package io.spanwarden.durability;

import io.spanwarden.event.AgentId;
import io.spanwarden.event.Finding;
import io.spanwarden.rules.RuleBook;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * How long the program takes from its start to ready on a journal of 1,000,000 entries of findings.
 *
 * <p>{@code Restart [entries]}; the jar must be built. The journal is filled as the program fills
 * it, checkpoints included, and ends between two of them. The best of three starts counts; exit
 * code 1 if it took five seconds or more.
 */
public final class Restart {
  private static final int ENTRIES = 1_000_000;
  private static final int AGENTS = 50;
  private static final int FINDINGS = 20_000;
  private static final int STEP = 1000;
  private static final int STARTS = 3;
  private static final Duration LONGEST = Duration.ofSeconds(5);

  private Restart() {}

  /** Fills, starts, measures. */
  public static void main(String[] args) throws Exception {
    int entries = args.length > 0 ? Integer.parseInt(args[0]) : ENTRIES;
    Path directory = Files.createTempDirectory("spanwarden-restart");
    List<String> program = ServerProcess.packed();
    long bytes = fill(directory, entries);
    System.out.printf(Locale.ROOT, "%,d entries, %.1f MB%n", entries, bytes / 1e6);
    Duration best = LONGEST.multipliedBy(100);
    for (int i = 0; i < STARTS; i++) {
      try (var server = ServerProcess.start(program, directory)) {
        Duration took = server.startToReady();
        System.out.printf("start to ready: %d ms%n", took.toMillis());
        best = took.compareTo(best) < 0 ? took : best;
        if (server.findings().isEmpty()) {
          throw new IllegalStateException("findings: none (expected: those of the journal)");
        }
        // A kill leaves the journal as it is; an orderly end would write a checkpoint.
        server.kill();
      }
    }
    System.out.printf(
        "best start to ready: %d ms (expected: less than %d)%n",
        best.toMillis(), LONGEST.toMillis());
    if (best.compareTo(LONGEST) >= 0) {
      System.exit(1);
    }
  }

  private static long fill(Path directory, int entries) throws Exception {
    RuleBook book = RuleBook.load(Optional.empty());
    var telemetry = new Telemetry(book, 1);
    var random = new SplittableRandom(1);
    List<Finding> known = new ArrayList<>();
    Instant start = InstantSource.system().instant().minus(Duration.ofDays(7));
    long step = Duration.ofDays(7).toMillis() / entries;
    try (var disk = new Disk(directory, book, start)) {
      for (int i = 0; i < entries; i++) {
        AgentId agent = Telemetry.agent(random.nextInt(AGENTS));
        boolean fresh = known.size() < FINDINGS && (known.isEmpty() || i % 2 == 0);
        Finding finding =
            fresh
                ? telemetry.fresh(agent)
                : telemetry.again(known.get(random.nextInt(known.size())));
        if (fresh) {
          known.add(finding);
        }
        disk.ledger().record(telemetry.found(finding));
        if (i % STEP == 0) {
          disk.at(start.toEpochMilli() + i * step);
          disk.settle();
        }
      }
      disk.settle();
      return disk.bytes();
    }
  }
}
