package io.spanwarden.durability;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Kills the server under load again and again, and looks whether anything that it acknowledged is
 * lost or doubled.
 *
 * <p>{@code Kill [kills] [seed]}; the jar must be built. A round is: load, SIGKILL at a moment
 * drawn by lot, start again, look (all that was acknowledged is there), send again what was not,
 * byte for byte, look again (every count is exact). In every fourth round the traffic then rests:
 * the scores are read, the server is killed once more, and the scores are read again; they may
 * differ by nothing but their age.
 */
public final class Kill {
  private static final int SCORES_EVERY = 4;
  private static final long LONGEST_LOAD_MILLIS = 2500;
  private static final long SHORTEST_LOAD_MILLIS = 100;

  private final List<String> program;
  private final Path dataDir;
  private final SplittableRandom random;
  private final Clients clients;
  private final List<String> problems = new ArrayList<>();
  private int resent;
  private int scores;
  private int sameDigits;

  private Kill(List<String> program, Path dataDir, long seed) {
    this.program = program;
    this.dataDir = dataDir;
    this.random = new SplittableRandom(seed);
    this.clients = new Clients(random.nextLong());
  }

  /** Runs the rounds; exit code 1 if anything was lost or doubled. */
  public static void main(String[] args) throws Exception {
    int kills = args.length > 0 ? Integer.parseInt(args[0]) : 100;
    long seed = args.length > 1 ? Long.parseLong(args[1]) : new SplittableRandom().nextLong();
    System.out.printf("kills %d, seed %d%n", kills, seed);
    Path dataDir = Files.createTempDirectory("spanwarden-kill");
    List<String> problems = run(ServerProcess.packed(), dataDir, kills, seed);
    problems.forEach(problem -> System.out.println("PROBLEM " + problem));
    if (!problems.isEmpty()) {
      System.out.println("the data directory is kept: " + dataDir);
      System.exit(1);
    }
  }

  /** Runs the rounds on a fresh data directory; returns what was lost, doubled or changed. */
  static List<String> run(List<String> program, Path dataDir, int kills, long seed)
      throws IOException, InterruptedException {
    var harness = new Kill(program, dataDir, seed);
    harness.rounds(kills);
    return harness.problems;
  }

  private void rounds(int kills) throws IOException, InterruptedException {
    ServerProcess server = ServerProcess.start(program, dataDir);
    try {
      load(server);
      clients.stop();
      // Without a kill the books balance, or they would prove nothing.
      check(server, 0, "before any kill");
      for (int round = 1; round <= kills; round++) {
        load(server);
        server.kill();
        clients.stop();
        server = ServerProcess.start(program, dataDir);
        check(server, round, "after the kill");
        int again = clients.resend(server.traces());
        resent += again;
        check(server, round, "after sending again");
        System.out.printf(
            Locale.ROOT,
            "kill %d: %d acknowledged, %d sent again, ready in %d ms, %d problems%n",
            round,
            clients.acknowledged().size(),
            again,
            server.startToReady().toMillis(),
            problems.size());
        if (round % SCORES_EVERY == 0 || round == kills) {
          server = killAtRest(server, round);
        }
      }
    } finally {
      server.close();
    }
    verify();
    System.out.printf(
        Locale.ROOT,
        "%d kills under load: %d requests acknowledged, %d of them sent again, %d problems; scores"
            + " read before and after %d kills at rest, %d times the same to the last digit%n",
        kills,
        clients.acknowledged().size(),
        resent,
        problems.size(),
        scores,
        sameDigits);
  }

  private void load(ServerProcess server) throws InterruptedException {
    clients.start(server.traces());
    Thread.sleep(random.nextLong(SHORTEST_LOAD_MILLIS, LONGEST_LOAD_MILLIS));
  }

  private void check(ServerProcess server, int round, String when)
      throws IOException, InterruptedException {
    Books.problems(server.findings(), clients.acknowledged(), clients.pending())
        .forEach(problem -> problems.add("kill " + round + ", " + when + ": " + problem));
  }

  private ServerProcess killAtRest(ServerProcess server, int round)
      throws IOException, InterruptedException {
    awaitOpenWindow();
    Frozen before = Frozen.of(server);
    server.kill();
    ServerProcess again = ServerProcess.start(program, dataDir);
    Frozen after = Frozen.of(again);
    before
        .differences(after)
        .forEach(problem -> problems.add("kill at rest after " + round + ": " + problem));
    scores++;
    sameDigits += before.sameDigits(after) ? 1 : 0;
    return again;
  }

  /**
   * Waits where a window of five minutes is about to close, 30 seconds after its end: that changes
   * scores too.
   */
  private static void awaitOpenWindow() throws InterruptedException {
    long window = Duration.ofMinutes(5).toMillis();
    long toClose = window - Math.floorMod(System.currentTimeMillis() - 30_000, window);
    if (toClose < 25_000) {
      Thread.sleep(toClose + 500);
    }
  }

  private void verify() throws IOException, InterruptedException {
    List<String> said = ServerProcess.run(program, "verify", "--data-dir=" + dataDir);
    if (!said.isEmpty()) {
      problems.add("verify: " + String.join("; ", said));
    }
  }
}
