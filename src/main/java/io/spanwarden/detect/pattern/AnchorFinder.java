package io.spanwarden.detect.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes anchors out of a pattern. It walks along the pattern, joins neighbouring literals, small
 * classes and alternatives to runs, and keeps the best run that every match must contain. Where it
 * meets branches, each goes on with the run so far, and the best of all branches together count.
 */
final class AnchorFinder {
  /** How many bytes from the start of a match an anchor may begin. */
  static final int FARTHEST = 256;

  private static final int SHORTEST = 3;
  private static final int MOST = 64;

  /** A search has to try each start that a varying distance leaves open. */
  private static final int WIDEST = 64;

  private static final int LENGTH_COUNTED = 8;
  private static final int PER_BYTE = 1_000;
  private static final int PER_START = 32;
  private static final int VARYING = 2_000;
  private static final int PER_ALTERNATIVE = 4;

  /** In telemetry these stand everywhere: anything else is better. */
  private static final Set<String> COMMON =
      Set.of(
          "https://",
          "http://",
          "://",
          "www.",
          ".com/",
          "key",
          "token",
          "secret",
          "password",
          "api_key",
          "apikey");

  private static final int COMMON_COST = 5_000;

  private LiteralSet run;
  private int runMin;
  private int runMax;
  private int min;
  private int max;
  private @Nullable Choice best;

  private AnchorFinder(LiteralSet run, int runMin, int runMax, int min, int max) {
    this.run = run;
    this.runMin = runMin;
    this.runMax = runMax;
    this.min = min;
    this.max = max;
  }

  /** Returns the best anchors of a pattern, or none. */
  static List<Anchor> find(Node pattern) {
    AnchorFinder finder = new AnchorFinder(LiteralSet.EMPTY, 0, 0, 0, 0);
    Choice found = finder.through(pattern);
    return found == null ? List.of() : found.anchors();
  }

  /** Returns where the first part begins that leaves a pattern without anchors. */
  static int unanchored(Node pattern) {
    return unanchored(pattern, 0);
  }

  private static int unanchored(Node node, int position) {
    if (node instanceof Node.Capture capture) {
      return unanchored(capture.body(), position);
    }
    if (node instanceof Node.Alternation alternation) {
      for (int i = 0; i < alternation.branches().size(); i++) {
        Node branch = alternation.branches().get(i);
        if (find(branch).isEmpty()) {
          return unanchored(branch, alternation.positions().get(i));
        }
      }
    }
    return position;
  }

  /** Walks through all of {@code node}, and returns the best choice. */
  private @Nullable Choice through(Node node) {
    visit(node);
    offer();
    return best;
  }

  private void visit(Node node) {
    if (node instanceof Node.Sequence sequence) {
      for (Node part : sequence.parts()) {
        visit(part);
      }
      return;
    }
    if (node instanceof Node.Capture capture) {
      visit(capture.body());
      return;
    }
    LiteralSet literals = LiteralSet.of(node);
    if (literals != null) {
      extend(literals, node);
    } else if (node instanceof Node.Alternation alternation) {
      visitBranches(alternation);
    } else if (node instanceof Node.Repeat repeat) {
      visitRepeat(repeat);
    } else {
      interrupt(node);
    }
  }

  private void visitBranches(Node.Alternation alternation) {
    Choice all = null;
    boolean each = true;
    for (Node branch : alternation.branches()) {
      Choice choice = fork().through(branch);
      each &= choice != null;
      all = all == null || choice == null ? choice : all.or(choice);
    }
    if (each && all != null) {
      offer(all);
    }
    interrupt(alternation);
  }

  /** What is there once or more is there once, at the place where the first begins. */
  private void visitRepeat(Node.Repeat repeat) {
    if (repeat.min() > 0) {
      AnchorFinder fork = fork();
      boolean literal = LiteralSet.of(repeat.body()) != null;
      for (int i = 0; i < (literal ? Math.min(repeat.min(), LiteralSet.LONGEST) : 1); i++) {
        fork.visit(repeat.body());
      }
      fork.offer();
      if (fork.best != null) {
        offer(fork.best);
      }
    }
    interrupt(repeat);
  }

  private AnchorFinder fork() {
    return new AnchorFinder(run, runMin, runMax, min, max);
  }

  private void extend(LiteralSet literals, Node node) {
    if (literals.texts().size() > 1) {
      offer();
    }
    LiteralSet longer = run.then(literals);
    if (longer == null) {
      offer();
      runMin = min;
      runMax = max;
      longer = literals;
    }
    run = longer;
    advance(node);
  }

  /** Ends the run at {@code node}, of which too little is known. */
  private void interrupt(Node node) {
    offer();
    advance(node);
    run = LiteralSet.EMPTY;
    runMin = min;
    runMax = max;
  }

  private void advance(Node node) {
    min = Node.sum(min, node.minLength());
    max = Node.sum(max, node.maxLength());
  }

  private void offer() {
    if (runMax <= FARTHEST && runMax - runMin <= WIDEST) {
      LiteralSet literals = run.withoutLonger();
      List<Anchor> anchors = new ArrayList<>();
      for (String literal : literals.texts()) {
        anchors.add(new Anchor(literal, run.folded(), runMin, runMax));
      }
      offer(new Choice(anchors));
    }
  }

  private void offer(Choice choice) {
    if (choice.isUsable() && (best == null || choice.score() > best.score())) {
      best = choice;
    }
  }

  /** Anchors of which a match has one. */
  private record Choice(List<Anchor> anchors) {
    Choice {
      anchors = List.copyOf(anchors);
    }

    boolean isUsable() {
      int shortest = SHORTEST;
      for (Anchor anchor : anchors) {
        shortest = Math.min(shortest, anchor.literal().length());
      }
      return shortest == SHORTEST && anchors.size() <= MOST;
    }

    /** Long is good, far, vague or one of many is not (the weights are measured, not derived). */
    int score() {
      int worst = Integer.MAX_VALUE;
      for (Anchor anchor : anchors) {
        int length = Math.min(anchor.literal().length(), LENGTH_COUNTED);
        int common = COMMON.contains(anchor.literal()) ? COMMON_COST : 0;
        int spread = anchor.maxDistance() - anchor.minDistance();
        int vague = spread == 0 ? 0 : VARYING + spread * PER_START;
        worst = Math.min(worst, length * PER_BYTE - anchor.maxDistance() - vague - common);
      }
      return worst - PER_ALTERNATIVE * anchors.size();
    }

    Choice or(Choice other) {
      List<Anchor> both = new ArrayList<>(anchors);
      for (Anchor anchor : other.anchors) {
        if (!contains(anchor)) {
          both.add(anchor);
        }
      }
      return new Choice(both);
    }

    /** A record's own equality costs many milliseconds in a JVM that has just started. */
    private boolean contains(Anchor wanted) {
      for (Anchor anchor : anchors) {
        if (anchor.literal().equals(wanted.literal())
            && anchor.caseInsensitive() == wanted.caseInsensitive()
            && anchor.minDistance() == wanted.minDistance()
            && anchor.maxDistance() == wanted.maxDistance()) {
          return true;
        }
      }
      return false;
    }
  }
}
