package io.spanwarden.expose;

import com.linecorp.armeria.common.QueryParams;
import io.spanwarden.event.Category;
import io.spanwarden.event.Finding;
import io.spanwarden.event.FindingStatus;
import io.spanwarden.event.Severity;
import io.spanwarden.evidence.FindingRecord;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Which findings are asked for: the parameters of {@code GET /api/v1/findings}.
 *
 * @param limit the most of a page
 * @param after the sequence after which the page begins
 * @param statuses any of these
 * @param leastSeverity this or worse
 * @param categories any of these
 * @param rule the id of a rule
 * @param agent the name of an agent
 * @param session the id of a session
 * @param since seen last at this moment or later
 * @param until seen first before this moment
 */
record FindingQuery(
    int limit,
    long after,
    Set<FindingStatus> statuses,
    Severity leastSeverity,
    Set<Category> categories,
    Optional<String> rule,
    Optional<String> agent,
    Optional<String> session,
    Optional<Instant> since,
    Optional<Instant> until) {
  private static final int MOST = 500;
  private static final long USUAL = 100;
  private static final List<String> NAMES =
      List.of(
          "limit",
          "after",
          "status",
          "severity",
          "category",
          "rule",
          "agent",
          "session",
          "since",
          "until");

  /**
   * Returns what the parameters say.
   *
   * @throws RefusedRequestException if one is unknown, given twice, or cannot be used
   */
  static FindingQuery of(QueryParams parameters) {
    for (String name : parameters.names()) {
      if (!NAMES.contains(name)) {
        throw RefusedRequestException.of("parameter", name, "one of " + String.join(", ", NAMES));
      }
      if (parameters.getAll(name).size() > 1) {
        throw new RefusedRequestException(name + ": given twice (expected: once)");
      }
    }
    Function<String, Optional<String>> given = name -> Optional.ofNullable(parameters.get(name));
    return new FindingQuery(
        (int) number("limit", given, USUAL, 1, MOST, "1 to 500"),
        number("after", given, 0, 0, Long.MAX_VALUE, "what `next` of a page said"),
        words("status", given, FindingStatus.class),
        given
            .apply("severity")
            .map(word -> word("severity", word, Severity.class))
            .orElse(Severity.INFO),
        words("category", given, Category.class),
        given.apply("rule"),
        given.apply("agent"),
        given.apply("session"),
        given.apply("since").map(text -> instant("since", text)),
        given.apply("until").map(text -> instant("until", text)));
  }

  private static long number(
      String name,
      Function<String, Optional<String>> given,
      long otherwise,
      long least,
      long most,
      String expected) {
    Optional<String> text = given.apply(name);
    if (text.isEmpty()) {
      return otherwise;
    }
    try {
      long number = Long.parseLong(text.get());
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      // told below
    }
    throw RefusedRequestException.of(name, text.get(), expected);
  }

  private static <E extends Enum<E>> Set<E> words(
      String name, Function<String, Optional<String>> given, Class<E> type) {
    Optional<String> text = given.apply(name);
    if (text.isEmpty()) {
      return EnumSet.allOf(type);
    }
    var words = EnumSet.noneOf(type);
    for (String word : text.get().split(",", -1)) {
      words.add(word(name, word, type));
    }
    return Collections.unmodifiableSet(words);
  }

  /** Returns the constant of that word, which in the API is lower case. */
  static <E extends Enum<E>> E word(String name, String word, Class<E> type) {
    var expected = new ArrayList<String>();
    for (E constant : type.getEnumConstants()) {
      String label = constant.name().toLowerCase(Locale.ROOT);
      if (label.equals(word)) {
        return constant;
      }
      expected.add(label);
    }
    throw RefusedRequestException.of(name, word, "one of " + String.join(", ", expected));
  }

  /** Returns the moment of that text. */
  static Instant instant(String name, String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException notATime) {
      throw RefusedRequestException.of(name, text, "a time such as 2026-12-24T00:00:00Z");
    }
  }

  /** Returns whether a finding is among those that are asked for. */
  boolean matches(FindingRecord record) {
    Finding finding = record.finding();
    return statuses.contains(record.status())
        && finding.severity().compareTo(leastSeverity) >= 0
        && categories.contains(finding.rule().kind().category())
        && rule.map(finding.rule().id()::equals).orElse(true)
        && agent.map(finding.agent().name()::equals).orElse(true)
        && (session.isEmpty() || session.equals(finding.context().sessionId()))
        && since.map(from -> !record.lastSeen().isBefore(from)).orElse(true)
        && until.map(record.firstSeen()::isBefore).orElse(true);
  }
}
