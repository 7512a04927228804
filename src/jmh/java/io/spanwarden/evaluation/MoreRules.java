package io.spanwarden.evaluation;

import io.spanwarden.detect.content.ContentRule;
import io.spanwarden.rules.RuleBook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The shipped rules and nine times as many made-up ones, as an operator would add them. */
final class MoreRules {
  private MoreRules() {}

  /** Returns them all; writes files for it under {@code target}. */
  static List<ContentRule> tenfold(int shipped) throws IOException {
    Path rules = Path.of("target/more-rules");
    Path folder = rules.resolve("secrets");
    Files.createDirectories(folder);
    Draw draw = new Draw(17);
    for (int file = 0; file < 9; file++) {
      StringBuilder yaml = new StringBuilder("provider: more" + file + "\nrules:\n");
      for (int i = 0; i < shipped; i++) {
        yaml.append(rule("more" + file + "-" + i, draw));
      }
      Files.writeString(folder.resolve("more" + file + ".yaml"), yaml);
    }
    return RuleBook.load(Optional.of(rules)).contentRules();
  }

  private static String rule(String id, Draw draw) {
    String prefix = draw.form("{l4}{d1}_");
    String name = draw.form("{l3}") + draw.word();
    boolean structural = draw.chance(70);
    String recognised =
        structural
            ? "tier: structural\n    pattern: '%s[A-Za-z0-9]{32}'\n".formatted(prefix)
            : "tier: contextual\n    pattern: '(?i:%s{name}){op}([a-z0-9]{32})'\n".formatted(name);
    String fires = structural ? prefix + "${alnum:32}" : name + "_key=${hex:32}";
    return """
          - id: %s
            version: 1
            title: Made-up key
            description: A made-up key, one of many.
            kind: secret_in_telemetry
            severity: high
            %s    confidence: high
            advice: [Nothing.]
            references: [https://example.com/]
            fires:
              - 'x=%s'
              - '"%s"'
            quiet:
              a placeholder: 'x=...'
              another: 'y=...'
        """
        .formatted(id, recognised, fires, fires)
        .indent(0);
  }
}
