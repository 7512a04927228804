package io.spanwarden.detect.content;

import io.spanwarden.detect.personal.EmailMatcher;
import io.spanwarden.detect.personal.NumberMatcher;
import io.spanwarden.detect.secret.AssignmentMatcher;
import io.spanwarden.detect.secret.AuthorizationMatcher;
import io.spanwarden.detect.secret.UrlUserinfoMatcher;
import io.spanwarden.detect.text.Claimant;
import io.spanwarden.detect.text.FieldKey;
import io.spanwarden.detect.text.HitMatcher;
import io.spanwarden.detect.text.Scan;
import io.spanwarden.detect.text.Words;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One level of decoding: a text, or a stretch of it that was encoded, with its claims. JSON escapes
 * are taken out first; then one automaton finds the keywords of all rules, each is confirmed by its
 * rule's pattern or by a matcher written by hand, and numbers are found by their density. Last,
 * what looks encoded is decoded and examined by the level below, which claims in the end for the
 * place that it came from.
 *
 * <p>Not thread-safe; reused from text to text.
 */
final class Level {
  /** How often encoded text may hold encoded text. */
  private static final int DEEPEST = 3;

  private final ScannerTables tables;
  private final int depth;
  private final Claims claims;
  private final Scan scan = new Scan();
  private final EscapeDecoder escapes = new EscapeDecoder();
  private final EncodedRuns runs = new EncodedRuns();
  private final PatternMatcher patterns;
  private final NumberMatcher numbers;
  private final AssignmentMatcher assignments = new AssignmentMatcher();
  private final HitMatcher userinfo = new UrlUserinfoMatcher();
  private final HitMatcher authorization = new AuthorizationMatcher();
  private final HitMatcher email = new EmailMatcher();
  private final @Nullable CompiledRule assignment;
  private final long[] hits = new long[KeywordAutomaton.CHUNK + 4];
  private @Nullable Level below;
  private int offset;
  private boolean escaped;
  private long hitCount;

  Level(ScannerTables tables, int depth) {
    this.tables = tables;
    this.depth = depth;
    List<CompiledRule> rules = tables.rules();
    claims = new Claims(rules);
    patterns = new PatternMatcher(claims, rules);
    Map<String, Claimant> named = new HashMap<>();
    for (CompiledRule rule : rules) {
      BuiltinMatcher matcher = rule.matcher();
      if (matcher != null) {
        named.putIfAbsent(matcher.word(), claims.claimant(rule));
      }
    }
    numbers = new NumberMatcher(named);
    assignment =
        rules.stream()
            .filter(rule -> rule.matcher() == BuiltinMatcher.ASSIGNMENT)
            .findFirst()
            .orElse(null);
  }

  Claims claims() {
    return claims;
  }

  /** Tells {@code newTrail} of each candidate from now on, in positions of the text as given. */
  void follow(@Nullable CandidateListener newTrail) {
    claims.follow(newTrail == null ? null : new MovedListener(newTrail, this::start, this::end));
  }

  /** Returns how many texts went over their budget so far, on this level and below. */
  long overBudget() {
    return patterns.overBudget() + (below == null ? 0 : below.overBudget());
  }

  /** Returns the work so far: keywords examined and bytes read by patterns. */
  long steps() {
    return hitCount + patterns.totalSteps() + (below == null ? 0 : below.steps());
  }

  /**
   * Examines {@code buffer[from, to)} and returns how many claims hold. They are in {@link
   * #claims()}; {@link #start} and {@link #end} tell where they stand in the text as given.
   */
  int examine(byte[] buffer, int from, int to, FieldKey key) {
    int backslash = Words.indexOf(buffer, from, to, '\\');
    claims.clear();
    offset = from;
    escaped = backslash < to;
    if (escaped) {
      escapes.decode(buffer, from, to, backslash);
      scan.begin(escapes.bytes(), 0, escapes.length(), key);
    } else {
      scan.begin(buffer, from, to, key);
    }
    patterns.begin(to - from);
    scanKeywords();
    if (!numbers.isIdle()) {
      numbers.examine(scan);
    }
    if (depth == 0 && assignment != null) {
      assignments.examineKey(scan, claims.claimant(assignment));
    }
    if (depth < DEEPEST) {
      examineEncoded(key);
    }
    return claims.isEmpty() ? 0 : claims.resolve();
  }

  /** Returns where a position of the decoded text starts in the text as given, from its start. */
  int start(int position) {
    return escaped ? escapes.original(position) : position - offset;
  }

  /** Returns the same for the end of a stretch. */
  int end(int position) {
    return start(position);
  }

  /** Returns the value of a claim as it is fingerprinted. */
  byte[] value(int claim) {
    byte[] decoded = claims.value(claim);
    return decoded == null
        ? Arrays.copyOfRange(scan.text(), claims.start(claim), claims.end(claim))
        : decoded;
  }

  /** Returns how the value of a claim was written: {@code plain}, {@code json}, {@code base64}. */
  String encoding(int claim) {
    String inner = claims.encoding(claim);
    int from = claims.start(claim);
    int to = claims.end(claim);
    if (end(to) - start(from) == to - from) {
      return inner;
    }
    return inner.equals("plain") ? "json" : "json+" + inner;
  }

  private void scanKeywords() {
    KeywordAutomaton automaton = tables.automaton();
    for (int from = scan.from(); from < scan.to(); from += KeywordAutomaton.CHUNK) {
      int to = Math.min(scan.to(), from + KeywordAutomaton.CHUNK);
      int count = automaton.find(scan.text(), scan.from(), from, to, hits);
      for (int i = 0; i < count; i++) {
        int end = (int) (hits[i] >>> 32) + 1;
        for (int keyword : automaton.keywordsAt((int) hits[i])) {
          examine(keyword, end);
        }
      }
    }
  }

  private void examine(int keyword, int end) {
    CompiledRule rule = tables.rule(keyword);
    int start = end - tables.length(keyword);
    hitCount++;
    BuiltinMatcher matcher = rule.matcher();
    if (matcher == null) {
      if (tables.stands(keyword, scan.text(), start, scan.to())) {
        patterns.examine(scan, rule, start, end);
      }
      return;
    }
    Claimant claimant = claims.claimant(rule);
    switch (matcher) {
      case ASSIGNMENT -> assignments.examine(scan, claimant, start, end);
      case URL_USERINFO -> userinfo.examine(scan, claimant, start, end);
      case AUTHORIZATION_HEADER -> authorization.examine(scan, claimant, start, end);
      case EMAIL -> email.examine(scan, claimant, start, end);
      case PAYMENT_CARD, IBAN, US_SSN, PHONE_E164 -> {} // found by density, not by keyword
    }
  }

  private void examineEncoded(FieldKey key) {
    runs.begin(scan);
    for (EncodedText text = runs.next(); text != null; text = runs.next()) {
      Level next = below();
      int count = next.examine(text.bytes(), 0, text.length(), key);
      for (int i = 0; i < count; i++) {
        int claim = next.claims.held(i);
        int from = text.originalStart(next.start(next.claims.start(claim)));
        int to = text.originalEnd(next.end(next.claims.end(claim)));
        String inner = next.encoding(claim);
        String form = text.form().label();
        claims.addDecoded(
            next.claims,
            claim,
            from,
            to,
            next.value(claim),
            inner.equals("plain") ? form : form + "+" + inner);
      }
    }
  }

  private Level below() {
    Level known = below;
    if (known == null) {
      known = new Level(tables, depth + 1);
      below = known;
    }
    return known;
  }
}
