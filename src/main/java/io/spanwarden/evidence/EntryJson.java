package io.spanwarden.evidence;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.spanwarden.event.AgentId;
import io.spanwarden.event.Confidence;
import io.spanwarden.event.Finding;
import io.spanwarden.event.FindingClass;
import io.spanwarden.event.FindingContext;
import io.spanwarden.event.FindingStatus;
import io.spanwarden.event.Match;
import io.spanwarden.event.RuleInfo;
import io.spanwarden.event.Severity;
import io.spanwarden.event.Source;
import io.spanwarden.store.StoreException;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The bodies of entries and checkpoints as JSON: the words of {@code io.spanwarden.event} by their
 * names, numbers to the last bit, nothing that is absent. Thread-safe.
 */
final class EntryJson {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS))
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .addMixIn(AgentId.class, Name.class)
          .build();

  private EntryJson() {}

  /** An agent is its name. */
  @SuppressWarnings("UnusedVariable") // only its annotations count
  private abstract static class Name {
    @JsonCreator
    Name(String name) {}

    @JsonValue
    abstract String name();
  }

  /** Returns something as JSON. */
  static byte[] write(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e); // records of simple things
    }
  }

  /**
   * Reads something back.
   *
   * @throws StoreException if it is not what was written
   */
  static <T> T read(byte[] json, Class<T> type) {
    try {
      return MAPPER.readValue(json, type);
    } catch (IOException e) {
      // The parser's message would quote the entry.
      throw new StoreException(
          "the ledger has an entry that is no "
              + type.getSimpleName()
              + " (see `spanwarden verify`)");
    }
  }

  /** The findings of one request. */
  record FindingsJson(Optional<Message> message, List<FoundJson> found) {
    static FindingsJson of(Optional<Message> message, List<Found> found, KnownRules rules) {
      return new FindingsJson(message, found.stream().map(f -> FoundJson.of(f, rules)).toList());
    }

    List<Found> found(KnownRules rules) {
      return found.stream().map(json -> json.found(rules)).toList();
    }
  }

  /** An occurrence. */
  record FoundJson(
      String id,
      Severity severity,
      Confidence confidence,
      FindingClass findingClass,
      Optional<Long> times,
      Optional<Long> last,
      Optional<FindingJson> first) {
    static FoundJson of(Found found, KnownRules rules) {
      return new FoundJson(
          found.id(),
          found.severity(),
          found.confidence(),
          found.findingClass(),
          found.times() == 1 ? Optional.empty() : Optional.of(found.times()),
          found.last(),
          found.first().map(finding -> FindingJson.of(finding, rules)));
    }

    Found found(KnownRules rules) {
      return new Found(
          id,
          severity,
          confidence,
          findingClass,
          times.orElse(1L),
          last,
          first.map(json -> json.finding(rules, severity, confidence, findingClass)));
    }
  }

  /** A finding but for its verdict; its rule by number. */
  record FindingJson(
      int rule,
      AgentId agent,
      boolean verified,
      FindingContext context,
      Optional<Match> match,
      String evidenceKey,
      Source source) {
    static FindingJson of(Finding finding, KnownRules rules) {
      return new FindingJson(
          rules.number(finding.rule()).orElseThrow(),
          finding.agent(),
          finding.verified(),
          finding.context(),
          finding.match(),
          finding.evidenceKey(),
          finding.source());
    }

    Finding finding(
        KnownRules rules, Severity severity, Confidence confidence, FindingClass findingClass) {
      return new Finding(
          rules.rule(rule),
          severity,
          confidence,
          findingClass,
          agent,
          verified,
          context,
          match,
          evidenceKey,
          source);
    }
  }

  /** A rule. */
  record RuleJson(RuleInfo rule) {}

  /**
   * What an operator said: a decision about the finding {@code id}, or, without one, that a planted
   * secret of {@code agent} came back masked.
   */
  record OperatorJson(
      Optional<String> id,
      Optional<AgentId> agent,
      Optional<DecisionJson> decision,
      Optional<String> actor,
      Optional<String> reason) {
    static OperatorJson decided(String id, Decision decision) {
      return new OperatorJson(
          Optional.of(id),
          Optional.empty(),
          Optional.of(DecisionJson.of(decision)),
          Optional.empty(),
          Optional.empty());
    }

    static OperatorJson proven(AgentId agent, String actor, String reason) {
      return new OperatorJson(
          Optional.empty(),
          Optional.of(agent),
          Optional.empty(),
          Optional.of(actor),
          Optional.of(reason));
    }
  }

  /** A decision. */
  record DecisionJson(
      FindingStatus status, String actor, String reason, long changedAt, Optional<Long> until) {
    static DecisionJson of(Decision decision) {
      return new DecisionJson(
          decision.status(),
          decision.actor(),
          decision.reason(),
          decision.changedAt().toEpochMilli(),
          decision.until().map(Instant::toEpochMilli));
    }

    Decision decision() {
      return new Decision(
          status, actor, reason, Instant.ofEpochMilli(changedAt), until.map(Instant::ofEpochMilli));
    }
  }

  /** The parameters from here on. */
  record ParametersJson(String version, String hash) {}
}
