package io.spanwarden.detect.content;

import io.spanwarden.detect.text.Claimant;
import io.spanwarden.detect.text.Reason;
import io.spanwarden.detect.text.Suppression;
import io.spanwarden.event.Confidence;
import io.spanwarden.event.FindingClass;

/** A rule in the eyes of its matcher: what it says goes to the claims of all rules. */
record RuleClaimant(Claims claims, CompiledRule rule) implements Claimant {
  @Override
  public Confidence confidence() {
    return rule.rule().confidence();
  }

  @Override
  public int claimedTo() {
    return claims.claimedTo(rule);
  }

  @Override
  public void claim(
      int start, int end, FindingClass findingClass, Confidence confidence, Reason reason) {
    claims.add(rule, start, end, findingClass, confidence, reason, 0);
  }

  @Override
  public void suppress(int start, int end, Suppression reason) {
    claims.suppress(rule, start, end, reason);
  }
}
