package io.spanwarden.rules;

import io.spanwarden.event.AgentId;
import io.spanwarden.event.AgentProfile;
import io.spanwarden.score.AgentFactors;
import io.spanwarden.score.Factor;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads {@code agents/*.yaml}. */
final class AgentReader {
  private static final Set<String> PROVENANCES = Set.of("published", "proposed", "estimated");
  private final Problems problems;

  AgentReader(Problems problems) {
    this.problems = problems;
  }

  /** What one file says: how the agent is recognised, and what it can do. */
  record Agent(AgentProfile profile, AgentFactors factors) {}

  /** Returns the agents of {@code files} by name. */
  Map<AgentId, Agent> read(List<RuleFile> files) {
    var agents = new TreeMap<AgentId, Agent>();
    for (RuleFile file : files) {
      problems
          .attempt(() -> readAgent(file))
          .ifPresent(agent -> agents.put(agent.profile().agent(), agent));
    }
    return agents;
  }

  private static Agent readAgent(RuleFile file) {
    RuleDocument document = file.document();
    String name = document.text("agent");
    if (!AgentId.isValid(name) || !name.equals(file.baseName())) {
      throw document.invalid("agent", "the file's name, " + file.baseName());
    }
    AgentId id = new AgentId(name);
    var agent = new Agent(profile(id, document.document("recognised_by")), factors(id, document));
    document.rejectUnknownKeys();
    return agent;
  }

  private static AgentProfile profile(AgentId id, RuleDocument by) {
    var profile =
        new AgentProfile(
            id, by.texts("scopes"), by.texts("scope_prefixes"), by.texts("tool_prefixes"));
    by.rejectUnknownKeys();
    return profile;
  }

  private static AgentFactors factors(AgentId id, RuleDocument document) {
    String provenance = document.text("provenance");
    if (!PROVENANCES.contains(provenance)) {
      throw document.invalid("provenance", "published, proposed or estimated");
    }
    BigDecimal base = KindReader.base(document, "cvss_base");
    Optional<String> vector = document.optionalText("cvss_vector");
    vector.ifPresent(
        given -> KindReader.requireYields(document, "cvss_vector", given, "cvss_base", base));
    return new AgentFactors(
        id,
        document.text("title"),
        document.text("runtime"),
        provenance,
        document.text("source").strip(),
        factorValues(document, provenance),
        base,
        vector.orElse(""),
        positive(document, "threat_multiplier"),
        positive(document, "declared_mitigation"));
  }

  /**
   * A factor that is {@code unknown} must say so: one that is missing is a mistake. An estimate of
   * ours has a reason for each factor; the reasons are for readers of the file.
   */
  private static Map<Factor, BigDecimal> factorValues(RuleDocument document, String provenance) {
    var values = new EnumMap<Factor, BigDecimal>(Factor.class);
    if (!document.has("factors")) {
      return values;
    }
    RuleDocument factors = document.document("factors");
    Map<String, String> reasons = document.textMap("reasons");
    for (Factor factor : Factor.values()) {
      if (factors.text(factor.label()).equals("unknown")) {
        continue;
      }
      BigDecimal value = factors.decimal(factor.label());
      if (value.signum() < 0 || value.compareTo(BigDecimal.ONE) > 0) {
        throw factors.invalid(factor.label(), "0.0 to 1.0, or unknown");
      }
      if (provenance.equals("estimated") && !reasons.containsKey(factor.label())) {
        throw document.invalid("reasons", "one for " + factor.label() + ", as it is an estimate");
      }
      values.put(factor, value);
    }
    factors.rejectUnknownKeys();
    return values;
  }

  private static BigDecimal positive(RuleDocument document, String key) {
    BigDecimal value = document.decimal(key);
    if (value.signum() <= 0 || value.compareTo(BigDecimal.ONE) > 0) {
      throw document.invalid(key, "above 0, at most 1");
    }
    return value;
  }

  /** Returns the profiles of {@code agents}. */
  static List<AgentProfile> profiles(Map<AgentId, Agent> agents) {
    return agents.values().stream().map(Agent::profile).toList();
  }
}
