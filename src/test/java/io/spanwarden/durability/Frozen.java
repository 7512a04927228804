package io.spanwarden.durability;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The scores of all agents at one moment at which nothing arrives.
 *
 * @param nanos when they were read
 * @param scores what the API says of each agent
 */
record Frozen(long nanos, Map<String, JsonNode> scores) {
  /** The shortest half-life of {@code rules/evidence.yaml}: nothing ages faster. */
  private static final double SHORTEST_HALF_LIFE_SECONDS = 12 * 3600;

  private static final List<String> PUBLISHED =
      List.of(
          "posture",
          "worst_finding",
          "worst_finding_id",
          "headline",
          "band",
          "mitigation_factor",
          "status",
          "finding_scores");

  /** Reads the scores. */
  static Frozen of(ServerProcess server) throws IOException, InterruptedException {
    long now = System.nanoTime();
    var scores = new TreeMap<String, JsonNode>();
    for (JsonNode agent : server.json("/api/v1/agents").get("agents")) {
      String name = agent.get("name").asText();
      scores.put(name, server.json("/api/v1/agents/" + name + "/score"));
    }
    return new Frozen(now, scores);
  }

  /** Returns whether every published number is the same to the last digit. */
  boolean sameDigits(Frozen later) {
    return scores.keySet().equals(later.scores.keySet())
        && scores.keySet().stream()
            .allMatch(
                agent ->
                    PUBLISHED.stream()
                        .allMatch(
                            name -> path(agent).path(name).equals(later.path(agent).path(name))));
  }

  private JsonNode path(String agent) {
    return java.util.Objects.requireNonNull(scores.get(agent), agent);
  }

  /**
   * Returns what differs by more than the time between the two can have done: evidence ages while
   * nobody looks, and no other thing may move it.
   */
  List<String> differences(Frozen later) {
    var differences = new ArrayList<String>();
    if (!scores.keySet().equals(later.scores.keySet())) {
      differences.add("agents: " + later.scores.keySet() + " (expected: " + scores.keySet() + ")");
      return differences;
    }
    double seconds = (later.nanos - nanos) / 1e9 + 1;
    double aged = 1 - Math.pow(0.5, seconds / SHORTEST_HALF_LIFE_SECONDS);
    scores.forEach(
        (agent, before) -> {
          Map<String, Double> was = bits(before);
          Map<String, Double> is = bits(later.path(agent));
          if (!was.keySet().equals(is.keySet())) {
            differences.add(
                agent + ": steps of " + is.keySet() + " (expected: " + was.keySet() + ")");
            return;
          }
          was.forEach(
              (step, bits) -> {
                double now = is.getOrDefault(step, Double.NaN);
                if (!(Math.abs(now - bits) <= Math.abs(bits) * aged)) {
                  differences.add(agent + ": " + step + ": " + now + " (expected: " + bits + ")");
                }
              });
        });
    return differences;
  }

  /** Returns how much each step of the waterfall weighs. */
  private static Map<String, Double> bits(JsonNode score) {
    var bits = new HashMap<String, Double>();
    for (JsonNode step : score.at("/waterfall/steps")) {
      String name = step.get("cause").asText() + " " + step.get("name").asText();
      bits.put(name, step.get("bits").asDouble());
    }
    return bits;
  }
}
