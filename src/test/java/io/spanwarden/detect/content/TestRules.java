package io.spanwarden.detect.content;

import io.spanwarden.detect.content.ContentRule.Tier;
import io.spanwarden.event.Category;
import io.spanwarden.event.Confidence;
import io.spanwarden.event.MaestroLayer;
import io.spanwarden.event.RiskKind;
import io.spanwarden.event.RuleInfo;
import io.spanwarden.event.Severity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A small set of rules that uses every matcher, every check and every tier. */
public final class TestRules {
  private static final RiskKind SECRET = kind("secret_in_telemetry", Category.SECRET);
  private static final RiskKind PII = kind("pii_in_telemetry", Category.PII);
  private static final String REST =
      "[a-zA-Z0-9_.\\- ]{0,24}[\"'\\]]{0,2}\\s{0,4}[:=]\\s{0,4}[\"']?";

  private TestRules() {}

  /** Returns the rules. */
  public static List<ContentRule> all() {
    List<ContentRule> rules = new ArrayList<>();
    rules.add(checked("github-pat", "ghp_[A-Za-z0-9]{36}", "crc32-base62"));
    rules.add(checked("npm", "npm_[A-Za-z0-9]{36}", "crc32-base62"));
    rules.add(checked("grafana", "glsa_[A-Za-z0-9]{32}_[0-9a-f]{8}", "crc32-hex-le"));
    rules.add(checked("atlassian", "ATATT3[A-Za-z0-9_=-]{60}=[0-9A-F]{8}", "crc32-hex"));
    rules.add(checked("cloudflare", "cfut_[A-Za-z0-9]{40}[0-9a-f]{8}", "crc32-hex-body"));
    rules.add(checked("aws-key-id", "AKIA[A-Z2-7]{16}", "aws-key-id"));
    rules.add(
        checked("jwt", "eyJ[A-Za-z0-9_-]{8,}\\.eyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{0,}", "jwt"));
    rules.add(structural("anthropic", "sk-ant-api03-[A-Za-z0-9_-]{93}AA"));
    rules.add(structural("openai", "sk-proj-[A-Za-z0-9_-]{40,200}"));
    rules.add(structural("vault", "hvs\\.[A-Za-z0-9_-]{90,120}"));
    rules.add(
        rule(
            "private-key",
            Tier.BLOCK,
            "-----BEGIN [A-Z ]{0,20}PRIVATE KEY-----[^-]{40,}(?:-[^-]{1,}){0,}-----END",
            32_768,
            "pem"));
    rules.add(
        rule(
            "aws-secret",
            Tier.CONTEXTUAL,
            "(?i:aws_secret_access_key)" + REST + "([A-Za-z0-9/+=]{40})",
            160,
            null));
    rules.add(
        rule("datadog", Tier.CONTEXTUAL, "(?i:datadog)" + REST + "([a-f0-9]{32})", 120, "random"));
    rules.add(matcher("url-password", Tier.URI, "url-userinfo", SECRET));
    rules.add(matcher("authorization", Tier.CONTEXTUAL, "authorization-header", SECRET));
    rules.add(matcher("generic", Tier.GENERIC, "assignment", SECRET));
    for (String datum : List.of("email", "payment-card", "iban", "us-ssn", "phone")) {
      rules.add(matcher(datum, Tier.PERSONAL, datum, PII));
    }
    return rules;
  }

  /** Returns {@link #all} and as many structural rules more as make {@code count}. */
  public static List<ContentRule> filledTo(int count) {
    List<ContentRule> rules = all();
    for (int i = rules.size(); i < count; i++) {
      String prefix = "" + (char) ('a' + i % 26) + (char) ('a' + i * 7 % 26) + "k" + i % 10 + "_";
      rules.add(structural("filler-" + i, prefix + "[A-Za-z0-9]{32}"));
    }
    return rules;
  }

  /** Returns a rule with a check. */
  static ContentRule checked(String id, String pattern, String check) {
    return rule(id, Tier.STRUCTURAL, pattern, 2048, check);
  }

  /** Returns a rule of the structural tier. */
  static ContentRule structural(String id, String pattern) {
    return rule(id, Tier.STRUCTURAL, pattern, 256, null);
  }

  /** Returns a rule with a hand-written matcher. */
  static ContentRule matcher(String id, Tier tier, String matcher) {
    return matcher(id, tier, matcher, SECRET);
  }

  private static ContentRule matcher(String id, Tier tier, String matcher, RiskKind kind) {
    return new ContentRule(
        info(id, kind),
        Severity.HIGH,
        tier,
        id,
        new Recognition.Named(matcher),
        Optional.empty(),
        0,
        Confidence.HIGH);
  }

  /** Returns a rule with anything. */
  static ContentRule rule(String id, Tier tier, String pattern, int span, @Nullable String check) {
    return new ContentRule(
        info(id, SECRET),
        Severity.HIGH,
        tier,
        "acme",
        new Recognition.Pattern(pattern, span),
        Optional.ofNullable(check),
        tier == Tier.STRUCTURAL ? 3.0 : 0,
        Confidence.HIGH);
  }

  private static RuleInfo info(String id, RiskKind kind) {
    return new RuleInfo(
        id, 1, id, kind, Set.of(Severity.HIGH, Severity.INFO), List.of("Rotate it"));
  }

  private static RiskKind kind(String id, Category category) {
    return new RiskKind(
        id,
        category,
        Optional.empty(),
        MaestroLayer.L5,
        List.of(),
        List.of(),
        List.of(),
        "",
        BigDecimal.ONE,
        1.0,
        false);
  }
}
