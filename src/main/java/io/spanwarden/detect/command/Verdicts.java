package io.spanwarden.detect.command;

import com.google.re2j.Matcher;
import io.spanwarden.event.Confidence;
import io.spanwarden.event.Severity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects what is found in one command or edit, each thing once. Not thread-safe. */
final class Verdicts {
  private static final int MOST = 64;

  private final boolean rejected;
  private final Map<String, CommandVerdict> found = new LinkedHashMap<>();

  Verdicts(boolean rejected) {
    this.rejected = rejected;
  }

  boolean full() {
    return found.size() >= MOST;
  }

  void add(CommandRule rule, Matcher match, Effect effect, String evidence, Confidence confidence) {
    if (full()) {
      return;
    }
    Optional<String> variable = variable(rule, match);
    Severity effective = variable.map(rule.variables()::get).orElse(rule.severity());
    var verdict =
        new CommandVerdict(
            rule.info(),
            CommandRule.graded(effective, effect, rejected),
            confidence,
            effect,
            variable,
            evidence);
    found.merge(rule.info().id() + '\n' + evidence, verdict, Verdicts::graver);
  }

  private static CommandVerdict graver(CommandVerdict a, CommandVerdict b) {
    return b.severity().compareTo(a.severity()) > 0 ? b : a;
  }

  private static Optional<String> variable(CommandRule rule, Matcher match) {
    for (int group = 1; group <= match.groupCount(); group++) {
      String text = match.group(group);
      if (text != null) {
        return Optional.of(text).filter(rule.variables()::containsKey);
      }
    }
    return Optional.empty();
  }

  List<CommandVerdict> list() {
    return List.copyOf(found.values());
  }
}
