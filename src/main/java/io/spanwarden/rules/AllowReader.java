package io.spanwarden.rules;

import io.spanwarden.detect.allow.AllowEntry;
import io.spanwarden.detect.allow.AllowedValues;
import io.spanwarden.detect.allow.KeyGlob;
import io.spanwarden.detect.allow.Network;
import io.spanwarden.detect.pattern.ByteRegex;
import io.spanwarden.detect.pattern.InvalidPatternException;
import io.spanwarden.event.AgentId;
import io.spanwarden.event.Nearest;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads {@code allow.yaml}: which matches are no findings. */
final class AllowReader {
  /** Shorter ones would exempt what nobody thought of. */
  private static final int SHORTEST_PREFIX = 3;

  private static final Pattern FINGERPRINT = Pattern.compile("hmac-sha256:[^:\\s]+:[0-9a-f]{64}");
  private static final Pattern DOMAIN =
      Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+");

  private final Set<String> rules;
  private final Set<AgentId> agents;
  private final Problems problems;

  private enum Match {
    EXACT,
    PREFIX,
    DOMAIN,
    CIDR,
    PATTERN
  }

  /**
   * Creates one.
   *
   * @param rules the ids that entries may name
   * @param agents those that entries may name
   */
  AllowReader(Set<String> rules, Set<AgentId> agents, Problems problems) {
    this.rules = rules;
    this.agents = agents;
    this.problems = problems;
  }

  /** Returns the entries of a file in its order, without those that have a problem. */
  List<AllowEntry> read(RuleFile file) {
    var entries = new ArrayList<AllowEntry>();
    problems.attempt(
        () -> {
          RuleDocument document = file.document();
          List<RuleDocument> found = document.documents("allow");
          document.rejectUnknownKeys();
          for (RuleDocument entry : found) {
            problems.attempt(() -> entry(entry)).ifPresent(entries::add);
          }
        });
    return entries;
  }

  private AllowEntry entry(RuleDocument entry) {
    Match match = entry.constant("match", Match.class);
    List<String> fingerprints = match == Match.EXACT ? fingerprints(entry) : List.of();
    List<String> values = both(entry, "value", "values");
    List<String> named = entry.texts("rule");
    List<String> senders = entry.texts("agent");
    Optional<KeyGlob> key = entry.optionalText("key").map(KeyGlob::new);
    Optional<LocalDate> expires = entry.optionalText("expires").map(text -> date(entry, text));
    String reason = entry.text("reason").strip();
    entry.rejectUnknownKeys();
    if (values.isEmpty() && fingerprints.isEmpty()) {
      throw entry.invalid("values", "none", "at least one");
    }
    if (reason.isEmpty()) {
      throw entry.invalid("reason", "why these are no findings");
    }
    requireKnown(entry, "rule", named, rules);
    requireKnown(entry, "agent", senders, agentNames());
    return new AllowEntry(
        values(entry, match, values, fingerprints),
        Set.copyOf(named),
        key,
        Set.copyOf(senders.stream().map(AgentId::new).toList()),
        reason,
        expires);
  }

  private Set<String> agentNames() {
    var names = new TreeSet<String>();
    for (AgentId agent : agents) {
      names.add(agent.name());
      names.add(agent.unverified().name());
    }
    names.add(AgentId.GENAI.name());
    names.add(AgentId.UNKNOWN.name());
    return names;
  }

  private static AllowedValues values(
      RuleDocument entry, Match match, List<String> values, List<String> fingerprints) {
    return switch (match) {
      case EXACT -> AllowedValues.exact(values, fingerprints);
      case PREFIX -> AllowedValues.prefix(prefixes(entry, values));
      case DOMAIN -> AllowedValues.domain(domains(entry, values));
      case CIDR -> AllowedValues.cidr(networks(entry, values));
      case PATTERN -> AllowedValues.pattern(patterns(entry, values));
    };
  }

  private static List<String> prefixes(RuleDocument entry, List<String> values) {
    for (String value : values) {
      if (value.length() < SHORTEST_PREFIX) {
        throw entry.invalid("values", value, SHORTEST_PREFIX + " characters or more");
      }
    }
    return values;
  }

  private static List<String> domains(RuleDocument entry, List<String> values) {
    List<String> domains = values.stream().map(each -> each.toLowerCase(Locale.ROOT)).toList();
    for (String domain : domains) {
      if (!DOMAIN.matcher(domain).matches()) {
        throw entry.invalid("values", domain, "a domain such as example.org");
      }
    }
    return domains;
  }

  private static List<Network> networks(RuleDocument entry, List<String> values) {
    return values.stream()
        .map(
            value ->
                Network.parse(value)
                    .orElseThrow(
                        () ->
                            entry.invalid(
                                "values", value, "an address or block such as 10.0.0.0/8")))
        .toList();
  }

  private static List<String> patterns(RuleDocument entry, List<String> values) {
    for (String value : values) {
      try {
        if (ByteRegex.compile(value).minLength() == 0) {
          throw entry.invalid("values", value, "a pattern that does not match the empty text");
        }
      } catch (InvalidPatternException e) {
        throw entry.invalid("values", value, "at character " + e.position() + ": " + e.reason());
      }
    }
    return values;
  }

  private static List<String> fingerprints(RuleDocument entry) {
    List<String> fingerprints = both(entry, "fingerprint", "fingerprints");
    for (String fingerprint : fingerprints) {
      if (!FINGERPRINT.matcher(fingerprint).matches()) {
        throw entry.invalid(
            "fingerprints", fingerprint, "as findings show it: hmac-sha256:<key>:<64 hex digits>");
      }
    }
    return fingerprints;
  }

  private static List<String> both(RuleDocument entry, String one, String several) {
    var all = new ArrayList<>(entry.texts(several));
    entry.optionalText(one).ifPresent(all::add);
    if (all.contains("")) {
      throw entry.invalid(several, "", "no empty text");
    }
    return all;
  }

  private static LocalDate date(RuleDocument entry, String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw entry.invalid("expires", "a date such as 2027-01-31");
    }
  }

  private static void requireKnown(
      RuleDocument entry, String key, List<String> names, Collection<String> known) {
    for (String name : names) {
      if (!known.contains(name)) {
        throw entry.invalid(
            key,
            name,
            Nearest.to(name, known)
                .map(near -> "did you mean: " + near + "?")
                .orElse("a known " + key));
      }
    }
  }
}
