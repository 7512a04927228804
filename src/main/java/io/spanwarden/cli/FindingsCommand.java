package io.spanwarden.cli;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.spanwarden.cli.Instance.Answer;
import io.spanwarden.cli.text.Shown;
import io.spanwarden.event.Severity;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists the findings of a running instance, explains one, and says what became of them. */
@Command(
    name = "findings",
    description = {
      "Lists the findings of a running Spanwarden, explains one, and says what became of them. Each",
      "change is kept with who made it and why. Values are masked."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  spanwarden findings list --severity high --category secret",
      "  spanwarden findings show 01KAVQ3Z5S8XN4T2M6R7W9C1DE",
      "  spanwarden findings resolve 01KAVQ3Z5S8XN4T2M6R7W9C1DE --reason 'revoked at the issuer'",
      "  spanwarden findings suppress 01KAVQ3Z5S8XN4T2M6R7W9C1DE --until 30d --reason 'test account'",
      "",
      "Exit codes: 0 fine, 1 findings at or above --fail-on or could not do it, 2 wrong usage or an",
      "unknown id, 3 the instance does not answer."
    })
final class FindingsCommand implements Runnable {
  private static final String FINDINGS = "/api/v1/findings";
  private static final String IDS = "Ids of findings, as `list` shows them.";
  private static final String REASON = "Why, in a line of at most 500 characters.";
  private static final Pattern ID = Pattern.compile("[0-9A-Za-z]{1,64}");
  private static final int PAGE = 500;
  private static final int USAGE = 2;

  /** What is not ASCII may command a terminal too. */
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  @Spec private CommandSpec spec = CommandSpec.create();

  /** The forms of a list. */
  enum Format {
    TABLE,
    JSON,
    NDJSON
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "command: missing (expected: list, show, resolve, suppress or reopen)");
  }

  @Command(
      name = "list",
      description = "Lists findings, those that were seen first at the top.",
      sortOptions = false,
      mixinStandardHelpOptions = true,
      footer = {
        "",
        "Examples:",
        "  spanwarden findings list --agent claude-code-otel --since 24h",
        "  spanwarden findings list --status all --format ndjson --limit 100000 > findings.ndjson",
        "  spanwarden findings list --fail-on critical    exit code 1 if there is one"
      })
  int list(
      @Mixin FindingFilter filter,
      @Option(
              names = "--limit",
              paramLabel = "N",
              defaultValue = "100",
              description = "How many at most (default: 100).")
          int limit,
      @Option(
              names = "--format",
              paramLabel = "FORMAT",
              defaultValue = "table",
              description = "table, json or ndjson, one finding a line (default: table).")
          Format format,
      @Option(
              names = "--fail-on",
              paramLabel = "SEVERITY",
              description = "Exit code 1 if any of these findings, shown or not, is this bad.")
          Optional<Severity> failOn,
      @Mixin Instance instance)
      throws InterruptedException, IOException {
    if (limit < 1) {
      throw new ParameterException(
          spec.commandLine(), "--limit: " + limit + " (expected: at least 1)");
    }
    var found = new ArrayList<JsonNode>();
    String after = "";
    do {
      int most = Math.min(PAGE, limit - found.size());
      JsonNode page = page(instance, filter.query(Severity.INFO, most) + after);
      page.path("findings").forEach(found::add);
      after = page.path("next").isTextual() ? "&after=" + page.path("next").textValue() : "";
    } while (!after.isEmpty() && found.size() < limit);
    print(found, format);
    err()
        .println(
            found.size() + " findings." + (after.isEmpty() ? "" : " There are more: --limit."));
    boolean failed =
        failOn.isPresent()
            && !page(instance, filter.query(failOn.get(), 1)).path("findings").isEmpty();
    return failed ? 1 : 0;
  }

  private static JsonNode page(Instance instance, String query) throws InterruptedException {
    Answer answer = instance.get(FINDINGS + "?" + query);
    if (answer.status() != 200) {
      throw new CannotException(answer.detail(), USAGE);
    }
    return answer.body();
  }

  private void print(List<JsonNode> found, Format format) throws IOException {
    switch (format) {
      case TABLE -> FindingText.table(found, out(), Terminal.width(spec));
      case JSON -> out().println(JSON.writeValueAsString(found));
      case NDJSON -> {
        for (JsonNode finding : found) {
          out().println(JSON.writeValueAsString(finding));
        }
      }
    }
    out().flush();
  }

  @Command(
      name = "show",
      description = {
        "Explains one finding: where it stands, what it does to the score, what to do, what became",
        "of it."
      },
      sortOptions = false,
      mixinStandardHelpOptions = true)
  int show(
      @Parameters(paramLabel = "ID", description = "Id of a finding, as `list` shows it.")
          String id,
      @Mixin Instance instance)
      throws InterruptedException {
    Answer answer = instance.get(path(id));
    if (answer.status() != 200) {
      throw new CannotException(problem(id, answer), USAGE);
    }
    FindingText.whole(answer.body(), out());
    out().flush();
    return 0;
  }

  @Command(
      name = "resolve",
      description = {
        "Says that findings are dealt with: the credential is revoked, the data is gone. They heal",
        "faster from then on, and open again if they are seen again."
      },
      sortOptions = false,
      mixinStandardHelpOptions = true)
  int resolve(
      @Parameters(paramLabel = "ID", arity = "1..*", description = IDS) List<String> ids,
      @Option(names = "--reason", paramLabel = "TEXT", required = true, description = REASON)
          String reason,
      @Mixin Instance instance)
      throws InterruptedException {
    return change(ids, body("resolved", reason), instance);
  }

  @Command(
      name = "suppress",
      description = {
        "Takes findings that are no danger out of the scores for a time, at most 180 days, after",
        "which they count again. Until then they do not notify."
      },
      sortOptions = false,
      mixinStandardHelpOptions = true)
  int suppress(
      @Parameters(paramLabel = "ID", arity = "1..*", description = IDS) List<String> ids,
      @Option(names = "--reason", paramLabel = "TEXT", required = true, description = REASON)
          String reason,
      @Option(
              names = "--until",
              paramLabel = "WHEN",
              required = true,
              converter = Moment.Ahead.class,
              description = "2026-12-24, 2026-12-24T12:00:00Z, or 30d or 12h from now.")
          Moment until,
      @Mixin Instance instance)
      throws InterruptedException {
    ObjectNode body = body("suppressed", reason);
    return change(ids, body.put("until", until.instant().toString()), instance);
  }

  @Command(
      name = "reopen",
      description = "Opens findings again: they count as they did.",
      sortOptions = false,
      mixinStandardHelpOptions = true)
  int reopen(
      @Parameters(paramLabel = "ID", arity = "1..*", description = IDS) List<String> ids,
      @Option(names = "--reason", paramLabel = "TEXT", required = true, description = REASON)
          String reason,
      @Mixin Instance instance)
      throws InterruptedException {
    return change(ids, body("new", reason), instance);
  }

  private static ObjectNode body(String status, String reason) {
    return JSON.createObjectNode().put("status", status).put("reason", reason);
  }

  /** Changes each of the findings, whether or not there is a wrong id among them. */
  private int change(List<String> ids, ObjectNode body, Instance instance)
      throws InterruptedException {
    int code = 0;
    for (String id : ids) {
      Answer answer = instance.patch(path(id), body);
      if (answer.status() == 200) {
        out().println(FindingText.line(answer.body()));
      } else {
        err().println("spanwarden: " + problem(id, answer));
        code = answer.status() < 500 ? USAGE : 1;
      }
    }
    out().flush();
    return code;
  }

  private String path(String id) {
    if (!ID.matcher(id).matches()) {
      throw new CannotException(
          "finding: " + Shown.visible(id) + " (expected: an id that `findings list` shows)", USAGE);
    }
    return FINDINGS + "/" + id;
  }

  private static String problem(String id, Answer answer) {
    return answer.status() == 404
        ? "finding: " + id + " (expected: an id that `findings list` shows)"
        : id + ": " + Shown.visible(answer.detail());
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private PrintWriter err() {
    return spec.commandLine().getErr();
  }
}
