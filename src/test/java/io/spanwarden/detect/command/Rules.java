package io.spanwarden.detect.command;

import com.google.re2j.Pattern;
import io.spanwarden.event.Category;
import io.spanwarden.event.Confidence;
import io.spanwarden.event.Control;
import io.spanwarden.event.MaestroLayer;
import io.spanwarden.event.RiskKind;
import io.spanwarden.event.RuleInfo;
import io.spanwarden.event.Severity;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Small rules, one of each sort. */
final class Rules {
  static final CommandRule ASSIGNED =
      rule("assigned", Grading.ENVIRONMENT, Target.SEGMENT, "^(?:export\\s+)?(SWITCH|LEVEL)=0\\b");
  static final CommandRule STOPPED =
      rule("stopped", Grading.IMMEDIATE, Target.SEGMENT_UNQUOTED, "^pkill\\s.*watcher");
  static final CommandRule SETTINGS =
      rule("settings", Grading.IMMEDIATE, Target.PATH, "\\.claude/settings\\.json$");
  static final CommandRule WRITTEN =
      rule("written", Grading.ENVIRONMENT, Target.CONTENT, "(SWITCH)\\W{1,3}0\\b");
  static final CommandRule PLAIN =
      rule("plain", Grading.IMMEDIATE, Target.ANY, "endpoint=http://\\S+");

  private Rules() {}

  static CommandDetector detector() {
    return new CommandDetector(List.of(ASSIGNED, STOPPED, SETTINGS, WRITTEN, PLAIN));
  }

  private static CommandRule rule(String id, Grading grading, Target target, String pattern) {
    var kind =
        new RiskKind(
            "tracing_bypass",
            Category.BYPASS,
            Optional.of(Control.COVERAGE),
            MaestroLayer.L5,
            List.of(),
            List.of(),
            List.of(),
            "",
            BigDecimal.ONE,
            0.6,
            false);
    return new CommandRule(
        new RuleInfo(id, 1, id, kind, CommandRule.severities(Set.of(Severity.HIGH)), List.of()),
        Severity.HIGH,
        Confidence.HIGH,
        grading,
        List.of(
            new CommandRule.Matcher(target, Optional.empty(), List.of(), Pattern.compile(pattern))),
        Map.of("SWITCH", Severity.HIGH),
        List.of("switch", "level", "watcher", "settings", "http"));
  }
}
