package io.spanwarden.cli;

import io.spanwarden.event.Category;
import io.spanwarden.event.Severity;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which findings are meant, and the query that they make. */
final class FindingFilter {
  /** The statuses that can be asked for. */
  enum Status {
    NEW,
    RESOLVED,
    SUPPRESSED,
    ALL
  }

  @Option(
      names = "--status",
      paramLabel = "STATUS",
      split = ",",
      defaultValue = "new",
      description = "new, resolved, suppressed, several with commas, or all (default: new).")
  private List<Status> statuses = List.of(Status.NEW);

  @Option(
      names = "--severity",
      paramLabel = "SEVERITY",
      description = "This or worse: info, low, medium, high, critical.")
  private Severity severity = Severity.INFO;

  @Option(
      names = "--category",
      paramLabel = "CATEGORY",
      split = ",",
      description = "secret, pii, bypass, transport ..., or several with commas (default: all).")
  private @Nullable List<Category> categories;

  @Option(names = "--rule", paramLabel = "ID", description = "Of one rule.")
  private Optional<String> rule = Optional.empty();

  @Option(names = "--agent", paramLabel = "NAME", description = "Of one agent.")
  private Optional<String> agent = Optional.empty();

  @Option(names = "--session", paramLabel = "ID", description = "Of one session.")
  private Optional<String> session = Optional.empty();

  @Option(
      names = "--since",
      paramLabel = "WHEN",
      converter = Moment.Past.class,
      description = "Seen last at or after: 2026-12-24, 2026-12-24T12:00:00Z, or 7d or 12h ago.")
  private Optional<Moment> since = Optional.empty();

  @Option(
      names = "--until",
      paramLabel = "WHEN",
      converter = Moment.Past.class,
      description = "Seen first before: as --since.")
  private Optional<Moment> until = Optional.empty();

  /** Returns the query for the findings of at least a severity. */
  String query(Severity least, int limit) {
    var query = new ArrayList<String>();
    query.add("limit=" + limit);
    Severity worse = least.compareTo(severity) > 0 ? least : severity;
    query.add("severity=" + worse.label());
    if (!statuses.contains(Status.ALL)) {
      query.add("status=" + words(statuses));
    }
    if (categories != null) {
      query.add("category=" + words(categories));
    }
    rule.ifPresent(value -> query.add("rule=" + encoded(value)));
    agent.ifPresent(value -> query.add("agent=" + encoded(value)));
    session.ifPresent(value -> query.add("session=" + encoded(value)));
    since.ifPresent(value -> query.add("since=" + value.instant()));
    until.ifPresent(value -> query.add("until=" + value.instant()));
    return String.join("&", query);
  }

  private static String words(List<? extends Enum<?>> values) {
    return String.join(
        ",", values.stream().map(value -> value.name().toLowerCase(Locale.ROOT)).toList());
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
