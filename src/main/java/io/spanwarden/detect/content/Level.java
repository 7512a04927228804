package io.spanwarden.detect.content;

import io.spanwarden.detect.identifier.IdentifierMatcher;
import io.spanwarden.detect.personal.BirthDateMatcher;
import io.spanwarden.detect.personal.CardCodeMatcher;
import io.spanwarden.detect.personal.EmailMatcher;
import io.spanwarden.detect.personal.NumberMatcher;
import io.spanwarden.detect.personal.PersonMatcher;
import io.spanwarden.detect.personal.StreetAddressMatcher;
import io.spanwarden.detect.personal.UserPathMatcher;
import io.spanwarden.detect.secret.AssignmentMatcher;
import io.spanwarden.detect.secret.AuthorizationMatcher;
import io.spanwarden.detect.secret.UrlUserinfoMatcher;
import io.spanwarden.detect.text.Claimant;
import io.spanwarden.detect.text.FieldKey;
import io.spanwarden.detect.text.HitMatcher;
import io.spanwarden.detect.text.Scan;
import io.spanwarden.detect.text.Suppression;
import io.spanwarden.detect.text.Words;
import java.util.Arrays;
import java.util.HashMap;
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
  private final IdentifierMatcher identifiers;
  private final AssignmentMatcher assignments = new AssignmentMatcher();
  private final @Nullable Claimant assignment;
  private final @Nullable HitMatcher[] matchers;
  private final @Nullable Claimant[] claimants;
  private final long[] hits = new long[KeywordAutomaton.CHUNK + 4];
  private @Nullable Level below;
  private int offset;
  private boolean escaped;
  private long hitCount;

  /**
   * Creates a level.
   *
   * @param patterns of all levels, since one is at work at a time
   */
  Level(ScannerTables tables, int depth, Claims claims, PatternMatcher patterns) {
    this.tables = tables;
    this.depth = depth;
    this.claims = claims;
    this.patterns = patterns;
    Map<String, Claimant> named = new HashMap<>();
    for (CompiledRule rule : tables.rules()) {
      BuiltinMatcher matcher = rule.matcher();
      if (matcher != null) {
        named.putIfAbsent(matcher.word(), claims.claimant(rule));
      }
    }
    identifiers = new IdentifierMatcher(tables.identifiers(), claims.claimants());
    numbers = new NumberMatcher(named, identifiers::examineNear);
    assignment = named.get(BuiltinMatcher.ASSIGNMENT.word());
    matchers = new HitMatcher[tables.keywords()];
    claimants = new Claimant[tables.keywords()];
    Map<BuiltinMatcher, HitMatcher> builtin = builtin();
    for (int i = 0; i < matchers.length; i++) {
      CompiledRule rule = tables.keyword(i).rule();
      claimants[i] = claims.claimant(rule);
      matchers[i] = rule.matcher() == null ? rule.vendor() : builtin.get(rule.matcher());
    }
  }

  private Map<BuiltinMatcher, HitMatcher> builtin() {
    return Map.of(
        BuiltinMatcher.ASSIGNMENT, assignments,
        BuiltinMatcher.URL_USERINFO, new UrlUserinfoMatcher(),
        BuiltinMatcher.AUTHORIZATION_HEADER, new AuthorizationMatcher(),
        BuiltinMatcher.EMAIL, new EmailMatcher(),
        BuiltinMatcher.USER_PATH, new UserPathMatcher(),
        BuiltinMatcher.CARD_CODE, new CardCodeMatcher(),
        BuiltinMatcher.BIRTH_DATE, new BirthDateMatcher(),
        BuiltinMatcher.PERSON_NAME, new PersonMatcher(),
        BuiltinMatcher.STREET_ADDRESS, new StreetAddressMatcher());
  }

  Claims claims() {
    return claims;
  }

  /** Tells {@code newTrail} of each candidate from now on, in positions of the text as given. */
  void follow(@Nullable CandidateListener newTrail) {
    claims.follow(newTrail == null ? null : new MovedListener(newTrail, this::start, this::end));
  }

  /** Returns how many keywords were examined so far, on this level and below. */
  long hits() {
    return hitCount + (below == null ? 0 : below.hits());
  }

  /** Returns how many candidates were refused so far, on this level and below. */
  long suppressed(Suppression reason) {
    return claims.suppressed(reason) + (below == null ? 0 : below.suppressed(reason));
  }

  /**
   * Examines {@code buffer[from, to)} and returns how many claims hold. They are in {@link
   * #claims()}; {@link #start} and {@link #end} tell where they stand in the text as given.
   */
  int examine(byte[] buffer, int from, int whole, FieldKey key) {
    int to = CutText.end(buffer, from, whole);
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
    patterns.begin(scan, claims, to < whole || CutText.mayBeCut(to - from));
    identifiers.begin();
    scanKey();
    scanKeywords();
    identifiers.finish();
    if (!numbers.isIdle()) {
      numbers.examine(scan);
      identifiers.finish();
    }
    if (depth == 0 && assignment != null) {
      assignments.examineKey(scan, assignment);
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

  /** The key of a short text may name the whole of it as an identifier. */
  private void scanKey() {
    if (!IdentifierMatcher.isValue(scan)) {
      return;
    }
    KeywordAutomaton automaton = tables.automaton();
    int length = scan.key().length();
    int count = automaton.find(scan.key().bytes(), 0, 0, length, hits);
    for (int i = 0; i < count; i++) {
      int end = (int) (hits[i] >>> 32) + 1;
      for (int number : automaton.keywordsAt((int) hits[i])) {
        int anchor = number - tables.keywords();
        if (anchor >= 0) {
          identifiers.examineKey(scan, anchor, end - tables.anchorLength(anchor));
        }
      }
    }
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

  private void examine(int number, int end) {
    hitCount++;
    int anchor = number - tables.keywords();
    if (anchor >= 0) {
      identifiers.examine(scan, anchor, end - tables.anchorLength(anchor));
      return;
    }
    Keyword keyword = tables.keyword(number);
    int start = end - keyword.foundLength();
    if (!keyword.stands(scan.text(), start, scan.to())) {
      return;
    }
    HitMatcher matcher = matchers[number];
    if (matcher == null) {
      patterns.examine(keyword, start);
    } else {
      matcher.examine(scan, claimants[number], start, start + keyword.length());
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
      known = new Level(tables, depth + 1, new Claims(tables.rules()), patterns);
      below = known;
    }
    return known;
  }
}
