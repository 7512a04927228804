package io.spanwarden.event;

import java.util.List;
import java.util.Set;

/**
 * What a finding says of its rule.
 *
 * @param id unique, a metric label
 * @param version raised when its meaning changes
 * @param title one line for people
 * @param kind the kind of risk it shows
 * @param severities all it can emit, so that each series exists at 0
 * @param advice what to do, most urgent first
 */
public record RuleInfo(
    String id,
    int version,
    String title,
    RiskKind kind,
    Set<Severity> severities,
    List<String> advice) {
  public RuleInfo {
    severities = Set.copyOf(severities);
    advice = List.copyOf(advice);
  }
}
