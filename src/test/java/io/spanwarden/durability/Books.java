package io.spanwarden.durability;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares what a server shows with what clients know to have been acknowledged. */
final class Books {
  private Books() {}

  /**
   * Returns all that is wrong: findings lost, doubled, or with other counts.
   *
   * @param shown the findings of the API
   * @param acknowledged requests, each of which shows one occurrence
   * @param pending requests that may or may not have been counted
   */
  static List<String> problems(List<JsonNode> shown, List<Sent> acknowledged, List<Sent> pending) {
    Map<String, String> secretOfTrace = new HashMap<>();
    Map<String, Long> least = new HashMap<>();
    Map<String, Long> most = new HashMap<>();
    for (Sent sent : acknowledged) {
      secretOfTrace.put(sent.traceId(), sent.secret());
      least.merge(sent.secret(), 1L, Long::sum);
      most.merge(sent.secret(), 1L, Long::sum);
    }
    for (Sent sent : pending) {
      secretOfTrace.put(sent.traceId(), sent.secret());
      most.merge(sent.secret(), 1L, Long::sum);
    }
    var problems = new ArrayList<String>();
    Set<String> found = new HashSet<>();
    for (JsonNode finding : shown) {
      String id = finding.path("id").asText();
      long few = acknowledged.size();
      long many = few + pending.size();
      // Findings of another kind are about the connection: every request shows one occurrence.
      if (finding.at("/rule/category").asText().equals("secret")) {
        String secret = secretOfTrace.get(finding.at("/context/trace_id").asText());
        if (secret == null) {
          problems.add(id + ": nobody sent it");
          continue;
        }
        if (!found.add(secret)) {
          problems.add(id + ": a second finding of the same credential");
        }
        few = least.getOrDefault(secret, 0L);
        many = most.getOrDefault(secret, 0L);
      }
      long count = finding.path("count").asLong();
      if (count < few || count > many) {
        problems.add(
            id
                + ", "
                + finding.at("/rule/id").asText()
                + ": count "
                + count
                + " (expected: "
                + few
                + " to "
                + many
                + ")");
      }
    }
    least.keySet().stream()
        .filter(secret -> !found.contains(secret))
        .forEach(
            lost ->
                problems.add(
                    "a finding that was acknowledged " + least.get(lost) + " times is lost"));
    return problems;
  }
}
