package io.spanwarden.rules;

import io.spanwarden.detect.command.CommandRule;
import io.spanwarden.detect.command.CommandRule.Matcher;
import io.spanwarden.detect.command.Grading;
import io.spanwarden.detect.command.Target;
import io.spanwarden.event.Confidence;
import io.spanwarden.event.InvalidRuleException;
import io.spanwarden.event.Nearest;
import io.spanwarden.event.RiskKind;
import io.spanwarden.event.RuleInfo;
import io.spanwarden.event.Severity;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the files {@code commands/*.yaml}: one rule each, named as its file. */
public final class CommandRules {
  private static final int SHORTEST_LITERAL = 3;

  private CommandRules() {}

  /**
   * Reads one rule.
   *
   * @param file named as the rule's id
   * @param kinds the kinds of risk, by id
   * @throws InvalidRuleException if it cannot be used
   */
  static DocumentedCommandRule read(RuleFile file, Map<String, RiskKind> kinds) {
    RuleDocument document = file.document();
    String id = document.text("id");
    if (!file.baseName().equals(id)) {
      throw document.invalid("id", "the name of the file");
    }
    CommandRule rule = rule(document, id, kinds);
    RuleDocument examples = document.document("examples");
    var documented =
        new DocumentedCommandRule(
            rule,
            document.text("description"),
            document.texts("references"),
            examples.texts("fires"),
            examples.textMap("quiet"),
            examples.textMap("missed"),
            examples.textMap("noisy"));
    examples.rejectUnknownKeys();
    document.rejectUnknownKeys();
    requireTwo(examples, "fires", documented.fires().size());
    requireTwo(examples, "quiet", documented.quiet().size());
    return documented;
  }

  private static void requireTwo(RuleDocument examples, String key, int count) {
    if (count < 2) {
      throw examples.invalid(key, "two examples or more");
    }
  }

  private static CommandRule rule(RuleDocument document, String id, Map<String, RiskKind> kinds) {
    Severity severity = document.constant("severity", Severity.class);
    Map<String, Severity> variables = variables(document);
    Set<Severity> effective = EnumSet.of(severity);
    effective.addAll(variables.values());
    var info =
        new RuleInfo(
            id,
            document.integer("version", 1),
            document.text("title"),
            kind(document, kinds),
            CommandRule.severities(effective),
            document.texts("advice"));
    return new CommandRule(
        info,
        severity,
        document.has("confidence")
            ? document.constant("confidence", Confidence.class)
            : Confidence.HIGH,
        document.constant("grading", Grading.class),
        document.documents("match").stream().map(CommandRules::matcher).toList(),
        variables,
        prefilter(document));
  }

  private static Map<String, Severity> variables(RuleDocument document) {
    var variables = new LinkedHashMap<String, Severity>();
    if (document.has("variables")) {
      RuleDocument names = document.document("variables");
      for (String name : names.keys()) {
        variables.put(name, names.constant(name, Severity.class));
      }
    }
    return variables;
  }

  private static List<String> prefilter(RuleDocument document) {
    List<String> literals = literals(document, "prefilter");
    if (literals.isEmpty() || literals.stream().anyMatch(l -> l.length() < SHORTEST_LITERAL)) {
      throw document.invalid("prefilter", "literals of three characters or more");
    }
    return literals;
  }

  private static List<String> literals(RuleDocument document, String key) {
    List<String> literals = document.texts(key);
    if (literals.stream().anyMatch(l -> l.isEmpty() || l.chars().anyMatch(c -> c >= 128))) {
      throw document.invalid(key, "ASCII literals");
    }
    return literals;
  }

  private static Matcher matcher(RuleDocument document) {
    Target target = document.constant("target", Target.class);
    Optional<String> path = document.optionalText("path");
    if (path.isPresent() && target != Target.CONTENT) {
      throw document.invalid("path", "nothing, unless the target is content");
    }
    List<String> needs = literals(document, "needs");
    String pattern = document.text("pattern");
    document.rejectUnknownKeys();
    try {
      return Matcher.of(target, path, needs, pattern);
    } catch (IllegalArgumentException e) {
      throw document.invalid("pattern", String.valueOf(e.getMessage()));
    }
  }

  /** Returns the kind that {@code rule} names. */
  static RiskKind kind(RuleDocument rule, Map<String, RiskKind> kinds) {
    String id = rule.text("kind");
    RiskKind kind = kinds.get(id);
    if (kind == null) {
      throw rule.invalid(
          "kind",
          Nearest.to(id, kinds.keySet()).map(name -> "a kind, such as " + name).orElse("a kind"));
    }
    return kind;
  }
}
