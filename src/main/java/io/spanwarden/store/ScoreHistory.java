package io.spanwarden.store;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** The scores that were published, when they changed. Thread-safe. */
public final class ScoreHistory {
  private final Jdbi jdbi;
  private final Journal journal;

  ScoreHistory(Jdbi jdbi, Journal journal) {
    this.jdbi = jdbi;
    this.journal = journal;
  }

  /** Adds points; written with the next entries. */
  public void append(List<ScorePoint> points) {
    var copy = List.copyOf(points);
    journal.beside(
        handle -> {
          var rows =
              handle.prepareBatch("INSERT OR REPLACE INTO score VALUES (?, ?, ?, ?, ?, ?, ?)");
          for (ScorePoint point : copy) {
            rows.add(
                point.agent(),
                point.atMillis(),
                point.posture().map(BigDecimal::toPlainString).orElse(null),
                point.worstFinding().toPlainString(),
                point.headline().toPlainString(),
                point.mitigation().toPlainString(),
                point.parameters());
          }
          rows.execute();
        });
  }

  /**
   * Returns an agent's points from a time up to another, both included, oldest first. If there are
   * more than {@code most}, the time is cut into so many equal stretches and each gives its last
   * point. The first is the last point before {@code from}, if there is one: the score held.
   */
  public List<ScorePoint> query(String agent, long from, long to, int most) {
    long stretch = Math.max(1, (to - from) / most);
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT agent, max(at_millis), posture, worst_finding, headline, mitigation,"
                        + " parameters FROM score WHERE agent = :agent AND at_millis <= :to AND"
                        + " at_millis >= coalesce((SELECT max(at_millis) FROM score WHERE agent ="
                        + " :agent AND at_millis < :from), :from)"
                        + " GROUP BY max(-1, (at_millis - :from) / :stretch) ORDER BY at_millis")
                .bind("agent", agent)
                .bind("from", from)
                .bind("to", to)
                .bind("stretch", stretch)
                .map(
                    (row, context) ->
                        new ScorePoint(
                            row.getString(1),
                            row.getLong(2),
                            Optional.ofNullable(row.getString(3)).map(BigDecimal::new),
                            new BigDecimal(row.getString(4)),
                            new BigDecimal(row.getString(5)),
                            new BigDecimal(row.getString(6)),
                            row.getString(7)))
                .list());
  }
}
