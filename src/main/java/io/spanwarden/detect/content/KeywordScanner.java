package io.spanwarden.detect.content;

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
import io.spanwarden.detect.text.Words;
import io.spanwarden.event.FindingClass;
import io.spanwarden.event.Severity;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Scans by keywords: one automaton finds the keywords of all rules, then each is confirmed by its
 * rule's pattern (RE2, on a bounded window) or by a matcher written by hand; numbers are found by
 * their density. Not thread-safe: one for each thread, all over the same {@link ScannerTables}.
 *
 * <p>A text with a backslash is scanned as it reads with JSON escapes decoded, to any depth.
 */
public final class KeywordScanner implements ContentScanner {
  private final ScannerTables tables;
  private final Claims claims;
  private final Scan scan;
  private final EscapeDecoder decoder = new EscapeDecoder();
  private final PatternMatcher patterns;
  private final NumberMatcher numbers;
  private final AssignmentMatcher assignments = new AssignmentMatcher();
  private final HitMatcher userinfo = new UrlUserinfoMatcher();
  private final HitMatcher authorization = new AuthorizationMatcher();
  private final HitMatcher email = new EmailMatcher();
  private final HitMatcher userPath = new UserPathMatcher();
  private final HitMatcher cardCode = new CardCodeMatcher();
  private final HitMatcher birthDate = new BirthDateMatcher();
  private final HitMatcher person = new PersonMatcher();
  private final HitMatcher streetAddress = new StreetAddressMatcher();
  private final @Nullable CompiledRule assignment;
  private final long[] hits = new long[KeywordAutomaton.CHUNK + 4];
  private long hitCount;

  KeywordScanner(ScannerTables tables) {
    this.tables = tables;
    List<CompiledRule> rules = tables.rules();
    claims = new Claims(rules);
    scan = new Scan();
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

  /**
   * Returns how many texts so far had so many candidates that some were left out to keep the time
   * linear. To be read by the scanner's thread.
   */
  public long overBudget() {
    return patterns.overBudget();
  }

  @Override
  public void scan(byte[] buffer, int offset, int length, FieldKey key, VerdictSink sink) {
    int to = offset + length;
    int backslash = Words.indexOf(buffer, offset, to, '\\');
    claims.clear();
    if (backslash == to) {
      scan.begin(buffer, offset, to, key);
    } else {
      decoder.decode(buffer, offset, to, backslash);
      scan.begin(decoder.bytes(), 0, decoder.length(), key);
    }
    patterns.begin(length);
    scanKeywords();
    if (!numbers.isIdle()) {
      numbers.examine(scan);
    }
    if (assignment != null) {
      assignments.examineKey(scan, claims.claimant(assignment));
    }
    if (!claims.isEmpty()) {
      tell(offset, backslash < to, sink);
    }
  }

  /** Returns the work so far: keywords examined and bytes read by patterns. */
  long steps() {
    return hitCount + patterns.totalSteps();
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
      case USER_PATH -> userPath.examine(scan, claimant, start, end);
      case CARD_CODE -> cardCode.examine(scan, claimant, start, end);
      case BIRTH_DATE -> birthDate.examine(scan, claimant, start, end);
      case PERSON_NAME -> person.examine(scan, claimant, start, end);
      case STREET_ADDRESS -> streetAddress.examine(scan, claimant, start, end);
      case PAYMENT_CARD, IBAN, US_SSN, PHONE, IP_ADDRESS, MAC_ADDRESS, PAYMENT_ADDRESS -> {
        // found by the digits and joints themselves
      }
    }
  }

  private void tell(int offset, boolean decoded, VerdictSink sink) {
    int count = claims.resolve();
    for (int i = 0; i < count; i++) {
      int claim = claims.held(i);
      int from = claims.start(claim);
      int to = claims.end(claim);
      int start = decoded ? decoder.original(from) : from - offset;
      int end = decoded ? decoder.original(to) : to - offset;
      ContentRule rule = claims.rule(claim).rule();
      FindingClass findingClass = claims.findingClass(claim);
      sink.accept(
          new Verdict(
              rule,
              start,
              end,
              Arrays.copyOfRange(scan.text(), from, to),
              findingClass == FindingClass.REAL ? rule.severity() : Severity.INFO,
              claims.confidence(claim),
              findingClass,
              claims.reason(claim),
              claims.prefixLength(claim),
              end - start == to - from ? "plain" : "json"));
    }
  }
}
