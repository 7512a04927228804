package io.spanwarden.rules;

import io.spanwarden.detect.content.ContentRule;
import io.spanwarden.event.AgentId;
import io.spanwarden.event.AgentProfile;
import io.spanwarden.event.EvidenceParameters;
import io.spanwarden.event.InvalidRuleException;
import io.spanwarden.event.RiskKind;
import io.spanwarden.score.AgentFactors;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All that the folder {@code rules} knows of kinds of risk, content rules, agents and the evidence
 * model. Immutable, so safe for use by several threads.
 *
 * <p>Command rules are read by a class of their own from the same files.
 */
public final class RuleBook {
  private final Map<String, RiskKind> kinds;
  private final Map<String, DocumentedRule> rules;
  private final Map<AgentId, AgentReader.Agent> agents;
  private final EvidenceParameters evidence;

  private RuleBook(
      Map<String, RiskKind> kinds,
      Map<String, DocumentedRule> rules,
      Map<AgentId, AgentReader.Agent> agents,
      EvidenceParameters evidence) {
    this.kinds = Collections.unmodifiableMap(kinds);
    this.rules = rules;
    this.agents = agents;
    this.evidence = evidence;
  }

  /**
   * Loads the packed rules and, over them, those of {@code folder}: an entry with a new id is
   * added, one with a known id takes the place of the packed one, {@code evidence.yaml} replaces
   * the whole set. Blocks on files.
   *
   * @throws InvalidRuleException with the first problem of every entry that has one; then nothing
   *     is loaded
   */
  public static RuleBook load(Optional<Path> folder) {
    RuleFiles packed = RuleFiles.packed();
    List<RuleFiles> sources =
        folder.map(path -> List.of(packed, RuleFiles.in(path))).orElse(List.of(packed));
    var problems = new Problems();
    var kinds = new TreeMap<String, RiskKind>();
    var agents = new TreeMap<AgentId, AgentReader.Agent>();
    for (RuleFiles source : sources) {
      kinds.putAll(new KindReader(problems).read(source.named("kinds.yaml")));
      agents.putAll(new AgentReader(problems).read(source.under("agents")));
    }
    Map<String, DocumentedRule> rules = contentRules(sources, kinds, problems);
    Optional<EvidenceParameters> evidence = evidence(sources, problems);
    problems.throwIfAny();
    return new RuleBook(kinds, rules, agents, evidence.orElseThrow());
  }

  private static Map<String, DocumentedRule> contentRules(
      List<RuleFiles> sources, Map<String, RiskKind> kinds, Problems problems) {
    var rules = new TreeMap<String, DocumentedRule>();
    for (RuleFiles source : sources) {
      var files = new ArrayList<>(source.under("secrets"));
      files.addAll(source.under("pii"));
      rules.putAll(new ContentRuleReader(kinds, problems).read(files));
    }
    return rules;
  }

  private static Optional<EvidenceParameters> evidence(List<RuleFiles> sources, Problems problems) {
    List<RuleFile> files =
        sources.stream().flatMap(source -> source.named("evidence.yaml").stream()).toList();
    return problems.attempt(() -> EvidenceReader.read(files.get(files.size() - 1)));
  }

  /** Returns the kinds of risk by id. */
  public Map<String, RiskKind> kinds() {
    return kinds;
  }

  /** Returns the rules for credentials and personal data, ordered by id. */
  public List<ContentRule> contentRules() {
    return rules.values().stream().map(DocumentedRule::rule).toList();
  }

  /** Returns the same rules with their documentation and examples, ordered by id. */
  public List<DocumentedRule> documentedRules() {
    return List.copyOf(rules.values());
  }

  /** Returns how the agents are recognised, ordered by name. */
  public List<AgentProfile> profiles() {
    return AgentReader.profiles(agents);
  }

  /** Returns what the agents can do and declare, ordered by name. */
  public Map<AgentId, AgentFactors> factors() {
    var factors = new TreeMap<AgentId, AgentFactors>();
    agents.forEach((id, agent) -> factors.put(id, agent.factors()));
    return Collections.unmodifiableMap(factors);
  }

  /** Returns the parameters of the evidence model. */
  public EvidenceParameters evidence() {
    return evidence;
  }
}
