package io.spanwarden.detect;

import io.spanwarden.detect.stream.Ability;
import java.util.Arrays;

/**
 * What the records of one scope show that their agent can do. Allocates nothing; reused, not
 * thread-safe.
 */
final class ShownAbilities {
  private static final String[] DELEGATING = {"Task", "Agent", "invoke_agent"};
  private static final String[] REMEMBERING = {"memory", "Memory", "save_memory", "mcp__memory"};

  private final Kept session = new Kept();
  private final Kept identity = new Kept();
  private int bits;

  void clear() {
    session.clear();
    identity.clear();
    bits = 0;
  }

  /** Returns a set of {@link Ability#bit}s. */
  int bits() {
    return bits;
  }

  void add(RecordContext record) {
    if (!record.toolName.isEmpty()) {
      addTool(record.toolName);
    }
    if (record.subAgent) {
      bits |= Ability.OTHER_AGENTS.bit();
    }
    if (!record.identity.isEmpty() && !record.session.isEmpty()) {
      addIdentity(record);
    }
  }

  private void addTool(Kept tool) {
    bits |= Ability.TOOLS.bit();
    for (String name : DELEGATING) {
      if (tool.length() == name.length() && tool.startsWith(name)) {
        bits |= Ability.OTHER_AGENTS.bit();
      }
    }
    for (String name : REMEMBERING) {
      if (tool.startsWith(name)) {
        bits |= Ability.MEMORY.bit();
      }
    }
  }

  /** One session under two accounts; many people with a session each are no sign. */
  private void addIdentity(RecordContext record) {
    if (!same(session, record.session)) {
      session.set(record.session.bytes(), 0, record.session.length());
      identity.set(record.identity.bytes(), 0, record.identity.length());
    } else if (!same(identity, record.identity)) {
      bits |= Ability.IDENTITIES.bit();
    }
  }

  private static boolean same(Kept one, Kept other) {
    return Arrays.equals(one.bytes(), 0, one.length(), other.bytes(), 0, other.length());
  }
}
