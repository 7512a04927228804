package io.spanwarden.detect.content;

import io.spanwarden.detect.content.ContentRule.Tier;
import io.spanwarden.detect.pattern.ByteMatcher;
import io.spanwarden.detect.pattern.ByteRegex;
import io.spanwarden.detect.pattern.Workspace;
import io.spanwarden.detect.text.Ascii;
import io.spanwarden.detect.text.Scan;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Confirms an anchor by its rule's pattern, from the place where the match must start to the rule's
 * span. Not thread-safe.
 *
 * <p>Boundaries. Before a match that starts with a letter, digit or underscore none of these may
 * stand, unless it ends an escape ({@code %3D}, a colour of a terminal) or, for a contextual rule,
 * parts of a name ({@code MY_}, {@code my} before a capital); blocks may stand anywhere. After a
 * value that ends its match none of these may follow: an exact-length token followed by more is not
 * that token. JSON escapes are decoded before and do not count as letters.
 *
 * <p>Work. The steps of each rule are counted for each text. A rule past its budget is searched for
 * in one pass over the rest of the text, which finds the same in time linear in the text whatever
 * it holds; such rules are counted by {@link #overBudget}.
 */
final class PatternMatcher {
  private static final long BUDGET_FLOOR = 4096;
  private static final long BUDGET_PER_BYTE = 24;

  /** Fewer bytes than that after its prefix are no token that was cut. */
  private static final int SHORTEST_CUT = 8;

  private final Workspace workspace = new Workspace();
  private final @Nullable ByteMatcher[] matchers;
  private final @Nullable ByteMatcher[] searchers;
  private final long[] steps;
  private final long[] overBudget;

  /** Where the search of a rule that is past its budget has come to, or 0. */
  private final int[] searchedTo;

  private Claims claims;
  private Scan scan = new Scan();
  private boolean cut;
  private long budget;
  private boolean touched;
  private long totalSteps;
  private long totalOverBudget;

  PatternMatcher(Claims claims, List<CompiledRule> rules) {
    this.claims = claims;
    matchers = new ByteMatcher[rules.size()];
    searchers = new ByteMatcher[rules.size()];
    steps = new long[rules.size()];
    overBudget = new long[rules.size()];
    searchedTo = new int[rules.size()];
  }

  /**
   * Turns to a text, with the claims that it makes on it.
   *
   * @param newCut whether the text was cut at its end
   */
  void begin(Scan newScan, Claims newClaims, boolean newCut) {
    scan = newScan;
    claims = newClaims;
    cut = newCut;
    workspace.show(scan.text(), scan.from(), scan.to());
    budget = BUDGET_FLOOR + BUDGET_PER_BYTE * (scan.to() - scan.from());
    if (touched) {
      Arrays.fill(steps, 0);
      Arrays.fill(searchedTo, 0);
      touched = false;
    }
  }

  /** Returns the steps of all patterns so far. */
  long totalSteps() {
    return totalSteps;
  }

  /** Returns in how many texts so far a rule was past its budget. */
  long overBudget(CompiledRule rule) {
    return overBudget[rule.index()];
  }

  /** Returns the same of all rules together. */
  long totalOverBudget() {
    return totalOverBudget;
  }

  /** Examines an anchor that begins at {@code at}. */
  void examine(Keyword anchor, int at) {
    CompiledRule rule = anchor.rule();
    int first = Math.max(scan.from(), at - anchor.maxDistance());
    int last = at - anchor.minDistance();
    int known = anchor.maxDistance() == 0 ? anchor.length() : 0;
    for (int start = first; start <= last; start++) {
      if (start < claims.claimedTo(rule) || !startsToken(rule.rule().tier(), start)) {
        continue;
      }
      if (steps[rule.index()] > budget) {
        search(rule, start, known);
      } else if (tryAt(rule, start, known)) {
        return;
      }
    }
  }

  /**
   * Tries the pattern at one place.
   *
   * @param known how many bytes from there are the rule's own
   */
  private boolean tryAt(CompiledRule rule, int start, int known) {
    ByteMatcher matcher = matcher(rule);
    int limit = (int) Math.min(scan.to(), (long) start + rule.span());
    long before = matcher.work();
    int end = matcher.match(start, limit);
    boolean matched = end >= 0;
    if (matched) {
      boolean group = matcher.findGroup();
      int from = group ? matcher.groupStart() : start;
      int to = group ? matcher.groupEnd() : end;
      if (to != end || !Ascii.isWord(scan.at(to - 1)) || !Ascii.isWord(scan.at(to))) {
        ValueJudge.judge(claims, rule, scan, from, to, from == start ? known : 0);
      }
    } else if (cut && start + matcher.read() >= scan.to()) {
      judgeCut(rule, start, known);
    }
    count(rule, matcher.work() - before);
    return matched;
  }

  private void judgeCut(CompiledRule rule, int start, int known) {
    boolean token = rule.rule().tier() == Tier.STRUCTURAL && Ascii.isWord(scan.at(scan.to() - 1));
    if (token && known > 0 && scan.to() - start - known >= SHORTEST_CUT) {
      ValueJudge.judgeCut(claims, rule, scan, start, scan.to(), known);
    }
  }

  private void count(CompiledRule rule, long more) {
    touched = true;
    totalSteps += more;
    boolean within = steps[rule.index()] <= budget;
    steps[rule.index()] += more;
    if (within && steps[rule.index()] > budget) {
      overBudget[rule.index()]++;
      totalOverBudget++;
    }
  }

  /** Finds the matches from {@code start} on, one after the other, in one pass over the rest. */
  private void search(CompiledRule rule, int start, int known) {
    int at = Math.max(start, searchedTo[rule.index()]);
    if (at > start) {
      return;
    }
    ByteMatcher searcher = searcher(rule);
    while (at < scan.to()) {
      long before = searcher.work();
      boolean found = searcher.match(at, scan.to()) >= 0 && searcher.findGroup();
      totalSteps += searcher.work() - before;
      if (!found) {
        break;
      }
      int from = searcher.groupStart();
      if (startsToken(rule.rule().tier(), from)) {
        tryAt(rule, from, known);
      }
      at = Math.max(searcher.groupEnd(), from + 1);
    }
    searchedTo[rule.index()] = scan.to();
  }

  private ByteMatcher matcher(CompiledRule rule) {
    ByteMatcher ready = matchers[rule.index()];
    if (ready == null) {
      ready = regex(rule).matcher(workspace);
      matchers[rule.index()] = ready;
    }
    return ready;
  }

  private ByteMatcher searcher(CompiledRule rule) {
    ByteMatcher ready = searchers[rule.index()];
    if (ready == null) {
      String anywhere = "(?s:.*?)(" + regex(rule).pattern() + ")";
      ready = ByteRegex.compile(anywhere).matcher(workspace);
      searchers[rule.index()] = ready;
    }
    return ready;
  }

  private static ByteRegex regex(CompiledRule rule) {
    return Objects.requireNonNull(rule.pattern(), "pattern");
  }

  private boolean startsToken(Tier tier, int start) {
    int before = scan.at(start - 1);
    int first = scan.at(start);
    if (!Ascii.isWord(before) || !Ascii.isWord(first) || tier == Tier.BLOCK) {
      return true;
    }
    if (tier == Tier.CONTEXTUAL) {
      return before == '_' || (Ascii.isLower(before) && Ascii.isUpper(first));
    }
    boolean percent =
        scan.at(start - 3) == '%' && Ascii.isHex(scan.at(start - 2)) && Ascii.isHex(before);
    return percent || (before == 'm' && endsColour(start - 1));
  }

  /** {@code ESC [ 3 2 m} (ECMA-48, SGR). */
  private boolean endsColour(int end) {
    int at = end - 1;
    int limit = Math.max(scan.from(), end - 12);
    while (at >= limit && (Ascii.isDigit(scan.at(at)) || scan.at(at) == ';')) {
      at--;
    }
    return scan.at(at) == '[' && scan.at(at - 1) == 0x1b;
  }
}
