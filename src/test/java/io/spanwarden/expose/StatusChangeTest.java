package io.spanwarden.expose;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spanwarden.event.FindingStatus;
import io.spanwarden.evidence.Decision;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which bodies say what is to become of a finding. */
class StatusChangeTest {
  private static StatusChange of(String json) {
    return StatusChange.of(json.getBytes(UTF_8));
  }

  @Test
  void aSuppressionHasAReasonAndAnEnd() {
    assertThat(
            of(
                """
                {"status":"suppressed","reason":" a test account ","until":"2026-12-24T00:00:00Z"}\
                """))
        .isEqualTo(
            new StatusChange(
                FindingStatus.SUPPRESSED,
                "a test account",
                Optional.of(Instant.parse("2026-12-24T00:00:00Z"))));
  }

  @Test
  void resolvingAndReopeningHaveNoEnd() {
    assertThat(of("{\"status\":\"resolved\",\"reason\":\"revoked\"}"))
        .isEqualTo(new StatusChange(FindingStatus.RESOLVED, "revoked", Optional.empty()));
    assertThat(of("{\"status\":\"new\",\"reason\":\"not yet\",\"until\":null}"))
        .isEqualTo(new StatusChange(FindingStatus.NEW, "not yet", Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | status: missing (expected: new, resolved or suppressed)",
        "{'status':'open'} | status: open (expected: one of new, resolved, suppressed)",
        "{'status':7} | status: 7 (expected: a text)",
        "{'status':'resolved'} | reason: missing (expected: why, in a line)",
        "{'status':'suppressed','reason':' ','until':'2026-12-24T00:00:00Z'} | reason: missing",
        "{'status':'suppressed','reason':'x'} | until: missing (expected: a time such as",
        "{'status':'suppressed','reason':'x','until':'soon'} | until: soon (expected: a time such",
        "{'status':'resolved','reason':'x','until':'2026-12-24T00:00:00Z'} | until: 2026-12-24T00:00:00Z"
            + " (expected: none, unless status is suppressed)",
        "{'status':'new','severity':'low'} | field: severity (expected: one of status, reason,"
            + " until)",
        "{'status':'resolved','reason':'two\\nlines'} | reason: holds a character that cannot be",
        "{'status':'resolved','reason':'\\u202eturned'} | reason: holds a character that cannot be",
        "{'status':'resolved','reason':'\\ud800'} | reason: holds a character that cannot be"
      })
  void amongFieldsTheWrongOneIsNamed(String json, String message) {
    assertThatThrownBy(() -> of(json.replace('\'', '"')))
        .isInstanceOf(RefusedRequestException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "null",
        "status=resolved",
        "{\"status\":\"resolved\"",
        "{\"status\":\"resolved\"} {}",
        "{\"status\":\"resolved\",\"status\":\"new\"}"
      })
  void whatIsNoSingleObjectIsRefused_andNotQuoted(String json) {
    assertThatThrownBy(() -> of(json))
        .isInstanceOf(RefusedRequestException.class)
        .hasMessage(
            "body: not usable (expected: a JSON object with status, reason, until, each once)");
  }

  @Test
  void aReasonIsShort() {
    String longest = "x".repeat(Decision.MAX_REASON);
    assertThat(of("{\"status\":\"resolved\",\"reason\":\"" + longest + "\"}").reason())
        .isEqualTo(longest);
    assertThatThrownBy(() -> of("{\"status\":\"resolved\",\"reason\":\"" + longest + "x\"}"))
        .isInstanceOf(RefusedRequestException.class)
        .hasMessage("reason: 501 characters (expected: at most 500)");
  }

  @Test
  void aWrongValueIsQuotedOnlyAsFarAsItIsShort() {
    assertThatThrownBy(() -> of("{\"status\":\"" + "y".repeat(4000) + "\"}"))
        .satisfies(e -> assertThat(String.valueOf(e.getMessage())).hasSizeLessThan(200));
  }
}
