package io.spanwarden.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.spanwarden.detect.allow.AllowList;
import io.spanwarden.detect.command.CommandDetector;
import io.spanwarden.detect.content.ContentRule;
import io.spanwarden.detect.content.ScannerTables;
import io.spanwarden.event.Category;
import io.spanwarden.rules.DocumentedCommandRule;
import io.spanwarden.rules.DocumentedRule;
import io.spanwarden.rules.RuleBook;
import io.spanwarden.rules.RuleExample;
import io.spanwarden.rules.RuleExamples;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists, tests and explains rules. */
@Command(
    name = "rules",
    description = "Lists the rules, tries them on their own examples, and explains what they find.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  spanwarden rules list --kind pii",
      "  spanwarden rules test my-rules",
      "  spanwarden rules explain 'password = \"${DB_PASSWORD}\"'"
    })
final class RulesCommand implements Runnable {
  private static final String FOLDER =
      "Rules that add to the built-in ones or override them by id.";
  private static final int MOST_TO_EXPLAIN = 1 << 24;

  @Spec private CommandSpec spec = CommandSpec.create();

  /** The forms of a list. */
  enum Format {
    TABLE,
    JSON
  }

  /** What a list shows of a rule. */
  private record Row(
      String id, Category kind, String entity, String tier, String severity, String title) {
    static Row of(DocumentedRule documented) {
      ContentRule rule = documented.rule();
      return new Row(
          documented.id(),
          rule.info().kind().category(),
          rule.entity(),
          rule.tier().name().toLowerCase(Locale.ROOT),
          rule.severity().label(),
          rule.info().title());
    }

    /** A rule for commands has no tier, and finds no entity. */
    static Row of(DocumentedCommandRule documented) {
      var rule = documented.rule();
      return new Row(
          rule.info().id(),
          rule.info().kind().category(),
          "",
          "",
          rule.severity().label(),
          rule.info().title());
    }
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "command: missing (expected: list, test or explain)");
  }

  @Command(
      name = "list",
      description = "Lists the rules by id.",
      sortOptions = false,
      mixinStandardHelpOptions = true)
  int list(
      @Option(
              names = "--kind",
              paramLabel = "KIND",
              split = ",",
              description = "secret, pii, bypass, or several with commas (default: all).")
          @Nullable Set<Category> kinds,
      @Option(
              names = "--tier",
              paramLabel = "TIER",
              split = ",",
              description =
                  "block, structural, uri, contextual, personal, generic, or several with commas"
                      + " (default: all).")
          @Nullable Set<ContentRule.Tier> tiers,
      @Option(
              names = "--format",
              paramLabel = "FORMAT",
              defaultValue = "table",
              description = "table or json (default: table).")
          Format format,
      @Option(names = "--rules", paramLabel = "FOLDER", description = FOLDER) Optional<Path> rules)
      throws IOException {
    RuleBook book = RuleBook.load(rules);
    List<Row> rows =
        Stream.concat(
                book.documentedRules().stream()
                    .filter(rule -> tiers == null || tiers.contains(rule.rule().tier()))
                    .map(Row::of),
                book.commandRules().stream().filter(rule -> tiers == null).map(Row::of))
            .filter(row -> kinds == null || kinds.contains(row.kind()))
            .toList();
    if (format == Format.JSON) {
      out().println(json(rows));
    } else {
      rows.forEach(
          row ->
              out()
                  .printf(
                      "%-40s %-7s %-26s %-11s %-9s %s%n",
                      row.id(),
                      row.kind().label(),
                      row.entity(),
                      row.tier(),
                      row.severity(),
                      row.title()));
      err().println(rows.size() + " rules.");
    }
    return 0;
  }

  private static String json(List<Row> rows) throws IOException {
    var mapper = new ObjectMapper();
    ArrayNode list = mapper.createArrayNode();
    for (Row row : rows) {
      list.addObject()
          .put("id", row.id())
          .put("kind", row.kind().label())
          .put("entity", row.entity())
          .put("tier", row.tier())
          .put("severity", row.severity())
          .put("title", row.title());
    }
    return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(list);
  }

  @Command(
      name = "test",
      description = {
        "Tries every rule on its own examples and names those that do not hold. Exit code 0 if all",
        "hold, else 1."
      },
      mixinStandardHelpOptions = true)
  int test(
      @Parameters(paramLabel = "FOLDER", arity = "0..1", description = FOLDER)
          Optional<Path> folder) {
    RuleBook book = RuleBook.load(folder);
    var examples =
        new RuleExamples(
            ScannerTables.compile(book.contentRules()).newScanner(),
            new CommandDetector(
                book.commandRules().stream().map(DocumentedCommandRule::rule).toList()));
    List<RuleExample> all = RuleExamples.of(book);
    List<RuleExample> failed = all.stream().filter(example -> !examples.holds(example)).toList();
    failed.forEach(example -> out().println(problem(example)));
    err().printf("%d examples, %d do not hold.%n", all.size(), failed.size());
    return failed.isEmpty() ? 0 : 1;
  }

  private static String problem(RuleExample example) {
    return String.join(
        ": ",
        example.file(),
        example.rule(),
        example.list().name().toLowerCase(Locale.ROOT),
        example.name().lines().findFirst().orElse(""),
        example.list().problem());
  }

  @Command(
      name = "explain",
      description = {
        "Says what each rule makes of a text: what it finds and why it is so sure, and what it",
        "passes over and why. Values are masked. A text that begins with - stands after --."
      },
      sortOptions = false,
      mixinStandardHelpOptions = true)
  int explain(
      @Parameters(paramLabel = "TEXT", description = "The text, or - for standard input.")
          String text,
      @Option(
              names = "--key",
              paramLabel = "NAME",
              defaultValue = "",
              description = "The key that the text is the value of, such as an attribute's.")
          String key,
      @Option(names = "--rules", paramLabel = "FOLDER", description = FOLDER) Optional<Path> rules)
      throws IOException {
    byte[] utf8 = text.equals("-") ? standardInput() : text.getBytes(UTF_8);
    RuleBook book = RuleBook.load(rules);
    new Explanation(
            ScannerTables.compile(book.contentRules()).newScanner(),
            new AllowList(book.allowed(), InstantSource.system()).newCheck(),
            utf8,
            key)
        .print(out());
    return 0;
  }

  private static byte[] standardInput() throws IOException {
    byte[] text = System.in.readNBytes(MOST_TO_EXPLAIN + 1);
    if (text.length > MOST_TO_EXPLAIN) {
      throw new CannotException("text: longer than 16 MiB (expected: less; scan takes files)");
    }
    return text;
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private PrintWriter err() {
    return spec.commandLine().getErr();
  }
}
