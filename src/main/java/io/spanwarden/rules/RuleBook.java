package io.spanwarden.rules;

import io.spanwarden.detect.allow.AllowEntry;
import io.spanwarden.detect.content.ContentRule;
import io.spanwarden.detect.stream.Ability;
import io.spanwarden.detect.transport.TransportRule;
import io.spanwarden.event.AgentId;
import io.spanwarden.event.AgentProfile;
import io.spanwarden.event.Category;
import io.spanwarden.event.EvidenceParameters;
import io.spanwarden.event.InvalidRuleException;
import io.spanwarden.event.RiskKind;
import io.spanwarden.event.RuleInfo;
import io.spanwarden.score.AgentFactors;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All that the folder {@code rules} knows of kinds of risk, content rules, agents and the evidence
 * model. Immutable, so safe for use by several threads.
 */
public final class RuleBook {
  private final Map<String, RiskKind> kinds;
  private final Map<String, DocumentedRule> rules;
  private final Map<String, DocumentedCommandRule> commands;
  private final Map<String, TransportRule> transport;
  private final Map<Ability, RuleInfo> drift;
  private final Map<AgentId, AgentReader.Agent> agents;
  private final SortedMap<String, EvidenceParameters> evidence;
  private final List<AllowEntry> allowed;

  private RuleBook(
      Map<String, RiskKind> kinds,
      Map<String, DocumentedRule> rules,
      Map<String, DocumentedCommandRule> commands,
      Map<String, TransportRule> transport,
      Map<Ability, RuleInfo> drift,
      Map<AgentId, AgentReader.Agent> agents,
      SortedMap<String, EvidenceParameters> evidence,
      List<AllowEntry> allowed) {
    this.kinds = Collections.unmodifiableMap(kinds);
    this.rules = rules;
    this.commands = commands;
    this.transport = transport;
    this.drift = Collections.unmodifiableMap(drift);
    this.agents = agents;
    this.evidence = Collections.unmodifiableSortedMap(evidence);
    this.allowed = List.copyOf(allowed);
  }

  /**
   * Loads the packed rules and, over them, those of {@code folder}: an entry with a new id is
   * added, one with a known id takes the place of the packed one, {@code evidence.yaml} replaces
   * the whole set. What {@code allow.yaml} exempts comes from the folder only. Blocks on files.
   *
   * @throws InvalidRuleException with the first problem of every entry that has one; then nothing
   *     is loaded
   */
  public static RuleBook load(Optional<Path> folder) {
    RuleFiles packed = RuleFiles.packed();
    return of(folder.map(path -> List.of(packed, RuleFiles.in(path))).orElse(List.of(packed)));
  }

  /** Returns what {@code sources} hold, each over those before. */
  static RuleBook of(List<RuleFiles> sources) {
    var problems = new Problems();
    var kinds = new TreeMap<String, RiskKind>();
    var agents = new TreeMap<AgentId, AgentReader.Agent>();
    for (RuleFiles source : sources) {
      kinds.putAll(new KindReader(problems).read(source.named("kinds.yaml")));
      agents.putAll(new AgentReader(problems).read(source.under("agents")));
    }
    Map<String, DocumentedRule> rules = contentRules(sources, kinds, problems);
    Map<String, DocumentedCommandRule> commands = commandRules(sources, kinds, problems);
    var transport = new TreeMap<String, TransportRule>();
    var drift = new EnumMap<Ability, RuleInfo>(Ability.class);
    for (RuleFiles source : sources) {
      for (RuleFile file : source.named("streams.yaml")) {
        problems.attempt(() -> StreamRules.transport(file, kinds)).ifPresent(transport::putAll);
        problems.attempt(() -> StreamRules.drift(file, kinds)).ifPresent(drift::putAll);
      }
    }
    Optional<SortedMap<String, EvidenceParameters>> evidence = evidence(sources, kinds, problems);
    List<AllowEntry> allowed = allowed(sources, rules.keySet(), agents.keySet(), problems);
    problems.throwIfAny();
    return new RuleBook(
        kinds, rules, commands, transport, drift, agents, evidence.orElseThrow(), allowed);
  }

  private static Map<String, DocumentedCommandRule> commandRules(
      List<RuleFiles> sources, Map<String, RiskKind> kinds, Problems problems) {
    var rules = new TreeMap<String, DocumentedCommandRule>();
    for (RuleFiles source : sources) {
      for (RuleFile file : source.under("commands")) {
        problems
            .attempt(() -> CommandRules.read(file, kinds))
            .ifPresent(rule -> rules.put(rule.rule().info().id(), rule));
      }
    }
    return rules;
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

  private static List<AllowEntry> allowed(
      List<RuleFiles> sources, Set<String> rules, Set<AgentId> agents, Problems problems) {
    var reader = new AllowReader(rules, agents, problems);
    return sources.stream()
        .flatMap(source -> source.named("allow.yaml").stream())
        .flatMap(file -> reader.read(file).stream())
        .toList();
  }

  private static Optional<SortedMap<String, EvidenceParameters>> evidence(
      List<RuleFiles> sources, Map<String, RiskKind> kinds, Problems problems) {
    List<RuleFile> files =
        sources.stream().flatMap(source -> source.named("evidence.yaml").stream()).toList();
    return problems.attempt(() -> EvidenceReader.read(files.get(files.size() - 1), kinds));
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

  /** Returns the issuer of the credential, by the id of each rule for secrets. */
  public Map<String, String> secretTypes() {
    var types = new TreeMap<String, String>();
    for (DocumentedRule rule : rules.values()) {
      if (rule.rule().info().kind().category() == Category.SECRET) {
        types.put(rule.id(), rule.provider());
      }
    }
    return types;
  }

  /** Returns the rules for commands and edits with their examples, ordered by id. */
  public List<DocumentedCommandRule> commandRules() {
    return List.copyOf(commands.values());
  }

  /** Returns the rules about how requests arrive, by id. */
  public Map<String, TransportRule> transportRules() {
    return Collections.unmodifiableMap(transport);
  }

  /** Returns what findings say of a factor that has drifted, by the ability that shows it. */
  public Map<Ability, RuleInfo> driftRules() {
    return drift;
  }

  /** Returns the abilities that profiles score 0, by agent; one that is unknown is not scored. */
  public Map<AgentId, Set<Ability>> unscoredAbilities() {
    var unscored = new TreeMap<AgentId, Set<Ability>>();
    agents.forEach(
        (id, agent) ->
            unscored.put(
                id,
                Arrays.stream(Ability.values())
                    .filter(ability -> isZero(agent.factors(), ability.factor()))
                    .collect(Collectors.toUnmodifiableSet())));
    return Collections.unmodifiableMap(unscored);
  }

  private static boolean isZero(AgentFactors agent, String factor) {
    return agent.factors().entrySet().stream()
        .anyMatch(entry -> entry.getKey().label().equals(factor) && entry.getValue().signum() == 0);
  }

  /** Returns what findings say of each rule there is. */
  public List<RuleInfo> infos() {
    return Stream.of(
            contentRules().stream().map(ContentRule::info),
            commands.values().stream().map(rule -> rule.rule().info()),
            transport.values().stream().map(TransportRule::info),
            drift.values().stream())
        .flatMap(infos -> infos)
        .toList();
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

  /** Returns what the user's {@code allow.yaml} exempts, in its order. */
  public List<AllowEntry> allowed() {
    return allowed;
  }

  /** Returns the parameters of the evidence model without a preset. */
  public EvidenceParameters evidence() {
    return Objects.requireNonNull(evidence.get(EvidenceReader.DEFAULT));
  }

  /** Returns the parameters of the evidence model by name of their preset. */
  public SortedMap<String, EvidenceParameters> presets() {
    return evidence;
  }
}
