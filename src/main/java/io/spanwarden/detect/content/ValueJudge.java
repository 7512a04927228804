package io.spanwarden.detect.content;

import io.spanwarden.detect.content.ContentRule.Tier;
import io.spanwarden.detect.secret.Randomness;
import io.spanwarden.detect.secret.ValueCheck;
import io.spanwarden.detect.text.Confidences;
import io.spanwarden.detect.text.Placeholders;
import io.spanwarden.detect.text.Reason;
import io.spanwarden.detect.text.Scan;
import io.spanwarden.detect.text.Suppression;
import io.spanwarden.event.Confidence;
import io.spanwarden.event.FindingClass;

/** Decides whether what a pattern matched is a value, of which class, and how sure. Stateless. */
final class ValueJudge {
  private ValueJudge() {}

  /**
   * Judges {@code [from, to)} and claims or suppresses it.
   *
   * @param prefix how many leading bytes are the rule's own
   */
  static void judge(Claims claims, CompiledRule rule, Scan scan, int from, int to, int prefix) {
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
    Reason reason =
        !passed
            ? Reason.CHECK_DIGITS_DIFFER
            : check == null ? Reason.ISSUER_FORMAT : Reason.CHECK_DIGITS;
    Confidence told = passed ? confidence : Confidences.lower(confidence);
    claims.add(rule, from, to, FindingClass.REAL, told, reason, prefix);
  }

  /** Judges what stands of a token at the end of a text that was cut. */
  static void judgeCut(Claims claims, CompiledRule rule, Scan scan, int from, int to, int prefix) {
    int body = from + prefix;
    if (Placeholders.isBody(scan.text(), body, to)) {
      claims.suppress(rule, from, to, Suppression.PLACEHOLDER);
    } else if (!Randomness.looksRandom(scan.text(), body, to)) {
      claims.suppress(rule, from, to, Suppression.NOT_RANDOM);
    } else {
      claims.add(rule, from, to, FindingClass.REAL, Confidence.LOW, Reason.CUT, prefix);
    }
  }
}
