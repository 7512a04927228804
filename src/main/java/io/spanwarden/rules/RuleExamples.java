package io.spanwarden.rules;

import io.spanwarden.detect.command.CommandAction.Write;
import io.spanwarden.detect.command.CommandDetector;
import io.spanwarden.detect.content.ContentScanner;
import io.spanwarden.detect.text.FieldKey;
import io.spanwarden.event.FindingClass;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Tries rules on their own examples. Not thread-safe, as the scanner is not. */
public final class RuleExamples {
  private final ContentScanner scanner;
  private final CommandDetector commands;

  /** Tries with these engines. */
  public RuleExamples(ContentScanner scanner, CommandDetector commands) {
    this.scanner = scanner;
    this.commands = commands;
  }

  /** Returns the examples of all rules of a book. */
  public static List<RuleExample> of(RuleBook book) {
    var examples = new ArrayList<RuleExample>();
    book.documentedRules().forEach(rule -> examples.addAll(of(rule)));
    book.commandRules().forEach(rule -> examples.addAll(of(rule)));
    return examples;
  }

  /** Returns the examples of a rule for credentials or personal data. */
  public static List<RuleExample> of(DocumentedRule rule) {
    var examples = new Gathered(rule.file(), rule.id(), false);
    rule.fires().forEach(text -> examples.add(RuleExample.List.FIRES, text, text));
    examples.add(RuleExample.List.QUIET, rule.quiet());
    examples.add(RuleExample.List.MISSED, rule.missed());
    examples.add(RuleExample.List.NOISY, rule.noisy());
    return examples.found();
  }

  /** Returns the examples of a rule for commands and edits. */
  public static List<RuleExample> of(DocumentedCommandRule rule) {
    String id = rule.rule().info().id();
    var examples = new Gathered("rules/commands/" + id + ".yaml", id, true);
    rule.fires().forEach(text -> examples.add(RuleExample.List.FIRES, text, text));
    examples.add(RuleExample.List.QUIET, rule.quiet());
    examples.add(RuleExample.List.MISSED, rule.missed());
    examples.add(RuleExample.List.NOISY, rule.noisy());
    return examples.found();
  }

  private record Gathered(String file, String rule, boolean command, List<RuleExample> found) {
    Gathered(String file, String rule, boolean command) {
      this(file, rule, command, new ArrayList<>());
    }

    void add(RuleExample.List list, Map<String, String> byReason) {
      byReason.forEach((reason, text) -> add(list, reason, text));
    }

    void add(RuleExample.List list, String name, String text) {
      found.add(new RuleExample(file, rule, list, name, text, command));
    }
  }

  /**
   * Returns whether the rule does what the example says, with made-up values in place of the
   * placeholders. They are the same at each call.
   */
  public boolean holds(RuleExample example) {
    boolean finds =
        example.command()
            ? judge(example.text()).contains(example.rule())
            : scan(expanded(example)).contains(example.rule());
    return finds == example.list().finds();
  }

  /** Returns an example's text with made-up values. */
  public static String expanded(RuleExample example) {
    return new ExamplePlaceholders(example.rule().hashCode()).expand(example.text());
  }

  private List<String> scan(String text) {
    var found = new ArrayList<String>();
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    scanner.scan(
        utf8,
        0,
        utf8.length,
        new FieldKey(),
        verdict -> {
          if (verdict.findingClass() == FindingClass.REAL) {
            found.add(verdict.rule().info().id());
          }
        });
    return found;
  }

  private List<String> judge(String example) {
    var verdicts =
        example.startsWith("@ ")
            ? commands.judge(written(example), false)
            : commands.commands(example, false);
    return verdicts.stream().map(verdict -> verdict.rule().id()).toList();
  }

  private static Write written(String example) {
    int line = example.indexOf('\n');
    return new Write(example.substring(2, line), example.substring(line + 1), false);
  }
}
