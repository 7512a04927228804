package io.spanwarden.expose;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.spanwarden.event.FindingStatus;
import io.spanwarden.evidence.Decision;
import io.spanwarden.evidence.FindingRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What somebody wants to become of a finding: the body of {@code PATCH /api/v1/findings/{id}}.
 *
 * @param status the status it is to have
 * @param reason why, in words of whoever asks
 * @param until when the finding counts again, if it is to be suppressed
 */
record StatusChange(FindingStatus status, String reason, Optional<Instant> until) {
  private static final List<String> NAMES = List.of("status", "reason", "until");
  private static final ObjectReader READER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build()
          .reader();

  /**
   * Returns what a body says.
   *
   * @throws RefusedRequestException if it is no such JSON, or a field is unknown, missing or cannot
   *     be used
   */
  static StatusChange of(byte[] body) {
    JsonNode json = read(body);
    json.fieldNames()
        .forEachRemaining(
            name -> {
              if (!NAMES.contains(name)) {
                throw RefusedRequestException.of(
                    "field", name, "one of " + String.join(", ", NAMES));
              }
            });
    FindingStatus status =
        FindingQuery.word(
            "status",
            text(json, "status")
                .orElseThrow(() -> missing("status", "new, resolved or suppressed")),
            FindingStatus.class);
    String reason =
        text(json, "reason")
            .map(String::strip)
            .filter(words -> !words.isEmpty())
            .orElseThrow(() -> missing("reason", "why, in a line"));
    check(reason);
    Optional<Instant> until =
        text(json, "until").map(moment -> FindingQuery.instant("until", moment));
    boolean ends = status == FindingStatus.SUPPRESSED;
    if (ends && until.isEmpty()) {
      throw missing("until", "a time such as 2026-12-24T00:00:00Z");
    }
    if (!ends && until.isPresent()) {
      throw RefusedRequestException.of(
          "until", until.get().toString(), "none, unless status is suppressed");
    }
    return new StatusChange(status, reason, until);
  }

  private static JsonNode read(byte[] body) {
    try {
      JsonNode json = READER.readTree(body);
      if (json.isObject()) {
        return json;
      }
    } catch (JsonProcessingException notJson) {
      // told below; its message would quote the body
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw new RefusedRequestException(
        "body: not usable (expected: a JSON object with status, reason, until, each once)");
  }

  private static Optional<String> text(JsonNode json, String name) {
    JsonNode value = json.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isTextual()) {
      throw RefusedRequestException.of(name, value.toString(), "a text");
    }
    return Optional.of(value.textValue());
  }

  private static void check(String reason) {
    if (reason.length() > Decision.MAX_REASON) {
      throw new RefusedRequestException(
          "reason: "
              + reason.length()
              + " characters (expected: at most "
              + Decision.MAX_REASON
              + ")");
    }
    if (reason.codePoints().anyMatch(StatusChange::unprintable)) {
      throw new RefusedRequestException(
          "reason: holds a character that cannot be seen (expected: one line of text)");
    }
  }

  /** Control characters command a terminal; those of format turn the text around. */
  private static boolean unprintable(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }

  private static RefusedRequestException missing(String name, String expected) {
    return new RefusedRequestException(name + ": missing (expected: " + expected + ")");
  }

  /**
   * Makes the change; returns the finding after it, or empty if there is none.
   *
   * @throws RefusedRequestException if the evidence model does not let it be
   */
  Optional<FindingRecord> apply(Findings findings, String id, String actor) {
    try {
      return switch (status) {
        case NEW -> findings.reopen(id, actor, reason);
        case RESOLVED -> findings.resolve(id, actor, reason);
        case SUPPRESSED -> findings.suppress(id, actor, reason, until.orElseThrow());
      };
    } catch (IllegalArgumentException e) {
      throw new RefusedRequestException(String.valueOf(e.getMessage()));
    }
  }
}
