package io.spanwarden.detect.content;

import com.google.re2j.Matcher;
import io.spanwarden.detect.content.ContentRule.Tier;
import io.spanwarden.detect.secret.Randomness;
import io.spanwarden.detect.secret.ValueCheck;
import io.spanwarden.detect.text.Ascii;
import io.spanwarden.detect.text.Confidences;
import io.spanwarden.detect.text.Placeholders;
import io.spanwarden.detect.text.Reason;
import io.spanwarden.detect.text.Scan;
import io.spanwarden.detect.text.Suppression;
import io.spanwarden.event.Confidence;
import io.spanwarden.event.FindingClass;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Confirms a keyword by its rule's pattern, on the window from the keyword to the rule's span. Not
 * thread-safe.
 *
 * <p>Boundaries. Before a keyword that starts with a letter, digit or underscore none of these may
 * stand, unless it ends an escape ({@code %3D}, a colour of a terminal) or, for a contextual rule,
 * parts of a name ({@code MY_}, {@code my} before a capital); blocks may stand anywhere. After a
 * value that ends its match none of these may follow: an exact-length token followed by more is not
 * that token. JSON escapes are decoded before and do not count as letters.
 *
 * <p>Work. The bytes that matches read are counted for each text. Above {@link #budget} a rule is
 * tried only where its last try has not read: every byte is then read at most once for each rule,
 * so time stays linear, windows within bytes already read are left out, and the text is counted by
 * {@link #overBudget()}.
 */
final class PatternMatcher {
  private static final long BUDGET_FLOOR = 65_536;
  private static final long BUDGET_PER_BYTE = 8;

  private final Claims claims;
  private final @Nullable Matcher[] matchers;
  private final int[] readTo;
  private final Window window = new Window();
  private long budget;
  private long steps;
  private long totalSteps;
  private long overBudget;

  PatternMatcher(Claims claims, List<CompiledRule> rules) {
    this.claims = claims;
    matchers = new Matcher[rules.size()];
    readTo = new int[rules.size()];
  }

  /** Turns to a text of {@code length} bytes. */
  void begin(int length) {
    if (steps > 0) {
      Arrays.fill(readTo, 0);
    }
    steps = 0;
    budget = BUDGET_FLOOR + BUDGET_PER_BYTE * length;
  }

  /** Returns how many bytes all matches have read so far. */
  long totalSteps() {
    return totalSteps;
  }

  /** Returns how many texts went over their budget so far. */
  long overBudget() {
    return overBudget;
  }

  /** Examines the keyword {@code [start, end)}. */
  void examine(Scan scan, CompiledRule rule, int start, int end) {
    boolean spent = steps > budget;
    if (start < claims.claimedTo(rule)
        || (spent && start < readTo[rule.index()])
        || !startsToken(scan, rule.rule().tier(), start)) {
      return;
    }
    Matcher matcher = matcher(rule);
    int limit = (int) Math.min(scan.to(), (long) start + rule.span());
    window.show(scan.text(), start, limit);
    boolean matched = matcher.reset(window).lookingAt();
    if (matched) {
      boolean group = matcher.groupCount() > 0 && matcher.start(1) >= 0;
      int from = start + (group ? matcher.start(1) : 0);
      int to = start + (group ? matcher.end(1) : matcher.end());
      boolean ends = to == start + matcher.end();
      if (!ends || !Ascii.isWord(scan.at(to - 1)) || !Ascii.isWord(scan.at(to))) {
        judge(scan, rule, from, to, from == start ? end - start : 0);
      }
    }
    count(rule, start, spent);
  }

  private void count(CompiledRule rule, int start, boolean spent) {
    steps += window.read();
    totalSteps += window.read();
    readTo[rule.index()] = start + window.read();
    if (!spent && steps > budget) {
      overBudget++;
    }
  }

  private void judge(Scan scan, CompiledRule rule, int from, int to, int prefix) {
    byte[] text = scan.text();
    Tier tier = rule.rule().tier();
    int body = Math.min(from + prefix, to);
    if (to <= from) {
      return;
    }
    if (tier == Tier.CONTEXTUAL
        && (Placeholders.isReference(text, from, to) || Placeholders.isWord(text, from, to))) {
      claims.suppress(rule, from, to, Suppression.REFERENCE);
      return;
    }
    Confidence confidence = rule.rule().confidence();
    if (tier != Tier.BLOCK && Placeholders.isBody(text, body, to)) {
      claims.add(rule, from, to, FindingClass.PLACEHOLDER, confidence, Reason.STAND_IN, prefix);
      return;
    }
    double least = rule.rule().minEntropy();
    if (least > 0 && Randomness.entropy(text, body, to) < least) {
      claims.suppress(rule, from, to, Suppression.NOT_RANDOM);
      return;
    }
    ValueCheck check = rule.check();
    ValueCheck.Outcome outcome =
        check == null ? ValueCheck.Outcome.PASSED : check.judge(text, from, to, prefix);
    if (outcome == ValueCheck.Outcome.NOT_A_SECRET) {
      claims.suppress(rule, from, to, Suppression.STRUCTURE);
      return;
    }
    boolean passed = outcome == ValueCheck.Outcome.PASSED;
    Confidence told = passed ? confidence : Confidences.lower(confidence);
    Reason reason =
        !passed
            ? Reason.CHECK_DIGITS_DIFFER
            : check == null ? Reason.ISSUER_FORMAT : Reason.CHECK_DIGITS;
    claims.add(rule, from, to, FindingClass.REAL, told, reason, prefix);
  }

  private Matcher matcher(CompiledRule rule) {
    Matcher known = matchers[rule.index()];
    if (known == null) {
      known = Objects.requireNonNull(rule.pattern(), "pattern").matcher(window);
      matchers[rule.index()] = known;
    }
    return known;
  }

  private static boolean startsToken(Scan scan, Tier tier, int start) {
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
    return percent || (before == 'm' && endsColour(scan, start - 1));
  }

  /** {@code ESC [ 3 2 m} (ECMA-48, SGR). */
  private static boolean endsColour(Scan scan, int end) {
    int at = end - 1;
    int limit = Math.max(scan.from(), end - 12);
    while (at >= limit && (Ascii.isDigit(scan.at(at)) || scan.at(at) == ';')) {
      at--;
    }
    return scan.at(at) == '[' && scan.at(at - 1) == 0x1b;
  }
}
