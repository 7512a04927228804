package io.spanwarden.decode;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.spanwarden.event.AgentId;
import io.spanwarden.event.AgentProfile;
import io.spanwarden.event.InvalidRuleException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Recognises agents by the names in their telemetry, on slices of UTF-8 and without allocation. An
 * exact name comes before a beginning, a longer beginning before a shorter one; case counts.
 * Immutable, so thread-safe.
 */
public final class AgentProfiles {
  private static final byte[] GENAI_KEY_PREFIX = "gen_ai.".getBytes(UTF_8);
  private static final Comparator<Name> LONGEST_FIRST =
      Comparator.comparingInt((Name name) -> name.bytes.length).reversed();

  private final List<Name> scopes;
  private final List<Name> scopePrefixes;
  private final List<Name> toolPrefixes;

  /**
   * Creates the lookup.
   *
   * @throws InvalidRuleException if two agents claim the same name
   */
  public AgentProfiles(List<AgentProfile> profiles) {
    scopes = names(profiles, "scopes", AgentProfile::scopes);
    scopePrefixes = names(profiles, "scopePrefixes", AgentProfile::scopePrefixes);
    toolPrefixes = names(profiles, "toolPrefixes", AgentProfile::toolPrefixes);
  }

  /** Returns the agent whose instrumentation scope has the name in the slice. */
  public Optional<AgentId> byScope(byte[] buffer, int offset, int length) {
    for (Name scope : scopes) {
      if (scope.bytes.length == length && scope.startsSlice(buffer, offset, length)) {
        return scope.agent;
      }
    }
    return byPrefix(scopePrefixes, buffer, offset, length);
  }

  /**
   * Returns the agent that is meant by the name of a tool or MCP server in somebody else's feed,
   * such as {@code mcp__plugin_pagerduty_pagerduty__list_incidents}.
   */
  public Optional<AgentId> byTool(byte[] buffer, int offset, int length) {
    return byPrefix(toolPrefixes, buffer, offset, length);
  }

  /** Returns whether an attribute key belongs to the GenAI conventions. */
  public static boolean isGenAiKey(byte[] buffer, int offset, int length) {
    return startsWith(GENAI_KEY_PREFIX, buffer, offset, length);
  }

  /** Returns the agent of telemetry that no profile recognises. */
  public static AgentId unrecognised(boolean genAiKeySeen) {
    return genAiKeySeen ? AgentId.GENAI : AgentId.UNKNOWN;
  }

  private static Optional<AgentId> byPrefix(
      List<Name> prefixes, byte[] buffer, int offset, int length) {
    for (Name prefix : prefixes) {
      if (prefix.startsSlice(buffer, offset, length)) {
        return prefix.agent;
      }
    }
    return Optional.empty();
  }

  private static boolean startsWith(byte[] prefix, byte[] buffer, int offset, int length) {
    return prefix.length <= length
        && Arrays.equals(prefix, 0, prefix.length, buffer, offset, offset + prefix.length);
  }

  private static List<Name> names(
      List<AgentProfile> profiles, String setting, Function<AgentProfile, List<String>> namesOf) {
    Map<String, AgentId> owners = new HashMap<>();
    List<Name> names = new ArrayList<>();
    for (AgentProfile profile : profiles) {
      for (String name : namesOf.apply(profile)) {
        AgentId other = owners.put(name, profile.agent());
        if (other == null) {
          names.add(new Name(name.getBytes(UTF_8), Optional.of(profile.agent())));
        } else if (!other.equals(profile.agent())) {
          throw new InvalidRuleException(
              setting
                  + ": "
                  + name
                  + " (expected: one agent, not "
                  + other
                  + " and "
                  + profile.agent()
                  + ")");
        }
      }
    }
    names.sort(LONGEST_FIRST);
    return List.copyOf(names);
  }

  /** A name or the beginning of one, and the answer for it, made once. */
  private static final class Name {
    private final byte[] bytes;
    private final Optional<AgentId> agent;

    Name(byte[] bytes, Optional<AgentId> agent) {
      this.bytes = bytes;
      this.agent = agent;
    }

    boolean startsSlice(byte[] buffer, int offset, int length) {
      return startsWith(bytes, buffer, offset, length);
    }
  }
}
