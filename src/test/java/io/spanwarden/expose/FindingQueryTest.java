package io.spanwarden.expose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.linecorp.armeria.common.QueryParams;
import io.spanwarden.event.Category;
import io.spanwarden.event.FindingStatus;
import io.spanwarden.event.Severity;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the parameters of a list of findings mean. */
class FindingQueryTest {
  private static FindingQuery of(String query) {
    return FindingQuery.of(QueryParams.fromQueryString(query));
  }

  @Test
  void withoutParametersAllFindingsAreMeant() {
    FindingQuery query = of("");
    assertThat(query.limit()).isEqualTo(100);
    assertThat(query.after()).isZero();
    assertThat(query.statuses()).containsExactly(FindingStatus.values());
    assertThat(query.leastSeverity()).isEqualTo(Severity.INFO);
    assertThat(query.categories()).containsExactly(Category.values());
    assertThat(query.rule()).isEmpty();
    assertThat(query.since()).isEmpty();
  }

  @Test
  void everyParameterIsTaken() {
    FindingQuery query =
        of(
            "limit=7&after=12&status=new,suppressed&severity=high&category=pii&rule=r&agent=a"
                + "&session=s&since=2026-11-20T00:00:00Z&until=2026-11-21T00:00:00Z");
    assertThat(query.limit()).isEqualTo(7);
    assertThat(query.after()).isEqualTo(12);
    assertThat(query.statuses()).containsExactly(FindingStatus.NEW, FindingStatus.SUPPRESSED);
    assertThat(query.leastSeverity()).isEqualTo(Severity.HIGH);
    assertThat(query.categories()).containsExactly(Category.PII);
    assertThat(query.rule()).contains("r");
    assertThat(query.agent()).contains("a");
    assertThat(query.session()).contains("s");
    assertThat(query.since()).contains(Instant.parse("2026-11-20T00:00:00Z"));
    assertThat(query.until()).contains(Instant.parse("2026-11-21T00:00:00Z"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "limit=0 | limit: 0 (expected: 1 to 500)",
        "after=-1 | after: -1 (expected: what `next` of a page said)",
        "status=open | status: open (expected: one of new, resolved, suppressed)",
        "status=new, | status:  (expected: one of new",
        "severity=HIGH | severity: HIGH (expected: one of info, low, medium, high, critical)",
        "category=secrets | category: secrets (expected: one of secret, pii,",
        "since=2026-11-20 | since: 2026-11-20 (expected: a time such as 2026-12-24T00:00:00Z)",
        "severty=high | parameter: severty (expected: one of limit, after, status",
        "agent=a&agent=b | agent: given twice (expected: once)"
      })
  void aParameterThatCannotBeUsedIsNamed(String query, String message) {
    assertThatThrownBy(() -> of(query))
        .isInstanceOf(RefusedRequestException.class)
        .hasMessageContaining(message);
  }
}
