package io.spanwarden.rules;

import io.spanwarden.event.RiskKind;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Collectors;

/** Prints rules and kinds as tables in Markdown: those of {@code rules/README.md}. */
public final class RuleTable {
  private RuleTable() {}

  /** Returns one row for each content rule, by file and id. */
  public static String rules(RuleBook book) {
    return "| Rule | File | Finds | Severity | Recognised by |\n|---|---|---|---|---|\n"
        + book.documentedRules().stream()
            .sorted(Comparator.comparing(DocumentedRule::file).thenComparing(DocumentedRule::id))
            .map(RuleTable::row)
            .collect(Collectors.joining());
  }

  private static String row(DocumentedRule documented) {
    var rule = documented.rule();
    String file = documented.file().replaceFirst("^rules/", "");
    return String.join(
            " | ",
            "| `" + documented.id() + "`",
            "[" + documented.provider() + "](" + file + ")",
            rule.info().title(),
            rule.severity().label(),
            rule.tier().name().toLowerCase(Locale.ROOT)
                + rule.check().map(check -> ", " + check).orElse(""))
        + " |\n";
  }

  /** Returns one row for each kind of risk, by id. */
  public static String kinds(RuleBook book) {
    return "| Kind | Category | Control | MAESTRO | CVSS base | Weight |\n|---|---|---|---|---|---|\n"
        + book.kinds().values().stream().map(RuleTable::row).collect(Collectors.joining());
  }

  private static String row(RiskKind kind) {
    return String.join(
            " | ",
            "| `" + kind.id() + "`",
            kind.category().label(),
            kind.control().map(control -> control.label()).orElse("–"),
            kind.primaryLayer().name()
                + kind.alsoLayers().stream()
                    .map(layer -> ", " + layer)
                    .collect(Collectors.joining()),
            kind.cvssBase().toString(),
            String.valueOf(kind.weight()))
        + " |\n";
  }
}
