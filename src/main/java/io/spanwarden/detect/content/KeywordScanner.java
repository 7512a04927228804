package io.spanwarden.detect.content;

import io.spanwarden.event.FindingClass;
import io.spanwarden.event.Severity;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds credentials and personal data in one pass over the keywords of all rules and one over the
 * digits; patterns and matchers look only where those stand. Belongs to one thread.
 */
public final class KeywordScanner implements ContentScanner {
  private final ScannerTables tables;
  private final long[] hits = new long[KeywordAutomaton.CHUNK + 8];
  private final EscapeDecoder decoder = new EscapeDecoder();
  private final PatternMatcher patterns;
  private final AssignmentMatcher assignments = new AssignmentMatcher();
  private final Map<BuiltinMatcher, HitMatcher> matchers = new EnumMap<>(BuiltinMatcher.class);
  private final NumberMatchers numbers;
  private final @Nullable CompiledRule assignment;
  private final Claims claims;
  private final Scan scan;

  /** Creates a scanner of {@code tables}. */
  public KeywordScanner(ScannerTables tables) {
    this.tables = tables;
    this.patterns = new PatternMatcher(tables.rules().size());
    this.claims = new Claims(tables.rules());
    this.scan = new Scan(claims);
    matchers.put(BuiltinMatcher.ASSIGNMENT, assignments);
    matchers.put(BuiltinMatcher.URL_USERINFO, new UserinfoMatcher());
    matchers.put(BuiltinMatcher.AUTHORIZATION_HEADER, new AuthorizationMatcher());
    matchers.put(BuiltinMatcher.EMAIL, new EmailMatcher());
    this.assignment = tables.ruleOf(BuiltinMatcher.ASSIGNMENT).orElse(null);
    this.numbers =
        new NumberMatchers(
            tables.ruleOf(BuiltinMatcher.PAYMENT_CARD).orElse(null),
            tables.ruleOf(BuiltinMatcher.IBAN).orElse(null),
            tables.ruleOf(BuiltinMatcher.US_SSN).orElse(null),
            tables.ruleOf(BuiltinMatcher.PHONE_E164).orElse(null));
  }

  @Override
  public void scan(byte[] buffer, int offset, int length, FieldKey key, VerdictSink sink) {
    int end = offset + length;
    int backslash = Words.indexOf(buffer, offset, end, '\\');
    boolean escaped = backslash < end;
    claims.clear();
    patterns.begin();
    if (escaped) {
      decoder.decode(buffer, offset, end, backslash);
      scan.begin(decoder.bytes(), 0, decoder.length(), key);
    } else {
      scan.begin(buffer, offset, end, key);
    }
    findKeywords();
    numbers.examine(scan);
    if (assignment != null) {
      assignments.examineWhole(scan, assignment);
    }
    if (!claims.isEmpty()) {
      tell(sink, escaped);
    }
  }

  /** Returns how often a rule ran over its budget and went on with a short span. */
  public long overBudget() {
    return patterns.overBudget();
  }

  private void findKeywords() {
    KeywordAutomaton automaton = tables.automaton();
    for (int from = scan.from(); from < scan.to(); from += KeywordAutomaton.CHUNK) {
      int to = Math.min(scan.to(), from + KeywordAutomaton.CHUNK);
      int count = automaton.find(scan.text(), scan.from(), from, to, hits);
      for (int i = 0; i < count; i++) {
        int end = (int) (hits[i] >>> 32) + 1;
        for (int keyword : automaton.keywordsAt((int) hits[i])) {
          examine(keyword, end - tables.keywordLength(keyword), end);
        }
      }
    }
  }

  private void examine(int keyword, int start, int end) {
    for (CompiledRule rule : tables.rulesOf(keyword)) {
      BuiltinMatcher builtin = rule.matcher();
      HitMatcher matcher = builtin == null ? patterns : matchers.get(builtin);
      if (matcher != null && (builtin != null || writtenSo(rule, start, end))) {
        matcher.examine(scan, rule, start, end);
      }
    }
  }

  /** The automaton folds case; most issuers' prefixes do not. */
  private boolean writtenSo(CompiledRule rule, int start, int end) {
    if (rule.rule().caseInsensitive()) {
      return true;
    }
    for (byte[] keyword : rule.keywords()) {
      if (Arrays.equals(keyword, 0, keyword.length, scan.text(), start, end)) {
        return true;
      }
    }
    return false;
  }

  private void tell(VerdictSink sink, boolean escaped) {
    int held = claims.resolve();
    for (int n = 0; n < held; n++) {
      int claim = claims.held(n);
      int start = claims.start(claim);
      int end = claims.end(claim);
      int from = escaped ? decoder.original(start) : start - scan.from();
      int to = escaped ? decoder.original(end) : end - scan.from();
      FindingClass findingClass = claims.findingClass(claim);
      ContentRule rule = claims.rule(claim).rule();
      sink.accept(
          new Verdict(
              rule,
              from,
              to,
              Arrays.copyOfRange(scan.text(), start, end),
              severity(rule, findingClass, claims.checksumFailed(claim)),
              claims.confidence(claim),
              findingClass,
              claims.prefixLength(claim),
              to - from == end - start ? "plain" : "json"));
    }
  }

  private static Severity severity(ContentRule rule, FindingClass findingClass, boolean failed) {
    if (findingClass != FindingClass.REAL) {
      return Severity.INFO;
    }
    boolean lowered = failed && rule.severity().compareTo(Severity.MEDIUM) > 0;
    return lowered ? Severity.MEDIUM : rule.severity();
  }
}
