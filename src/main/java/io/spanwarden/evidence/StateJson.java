package io.spanwarden.evidence;

import io.spanwarden.event.AgentId;
import io.spanwarden.event.Confidence;
import io.spanwarden.event.Control;
import io.spanwarden.event.FindingClass;
import io.spanwarden.event.FindingStatus;
import io.spanwarden.event.RuleInfo;
import io.spanwarden.event.Severity;
import io.spanwarden.evidence.EntryJson.DecisionJson;
import io.spanwarden.evidence.EntryJson.FindingJson;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All evidence, as a checkpoint holds it. */
record StateJson(
    String parameters,
    List<RuleInfo> rules,
    List<WatchJson> agents,
    List<GroupJson> findings,
    long sequence,
    long evicted,
    List<MessageJson> messages) {

  /** An agent's time. */
  record WatchJson(
      AgentId agent,
      Optional<Long> proven,
      long lastArrival,
      long closed,
      long cleanMillis,
      Map<Control, SumJson> clean,
      Map<Control, Long> touched,
      List<OpenJson> open) {}

  /** A window that is not over. */
  record OpenJson(long start, int facts) {}

  /** A decayed sum. */
  record SumJson(long halfLife, double landmark, double sum) {}

  /** A finding; {@code clock} is its own clock as of the checkpoint. */
  record GroupJson(
      String id,
      long sequence,
      FindingJson finding,
      Severity severity,
      Confidence confidence,
      FindingClass findingClass,
      long firstSeen,
      long lastSeen,
      long lastWeighed,
      long count,
      Map<Severity, SumJson> occurrences,
      Optional<DecisionJson> decision,
      FindingStatus status,
      double decidedAt,
      double ahead,
      double clock) {}

  /** A message that may come again. */
  record MessageJson(Message message, long received) {}
}
