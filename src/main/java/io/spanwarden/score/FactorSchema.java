package io.spanwarden.score;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The names of the ten factors, which differ between versions of AIVSS. Nine of ten mean the same;
 * the tenth does not, so the names of one version are never read as those of another.
 */
public enum FactorSchema {
  /** AIVSS 0.8, section 2.2: its order, and the keys of its appendix A. */
  V0_8(
      "AIVSS 0.8",
      List.of(
          new Name("AU", "autonomy", "Execution Autonomy"),
          new Name("TO", "tools", "External Tool Control Surface"),
          new Name("LA", "language", "Natural Language Interface"),
          new Name("CX", "context", "Contextual Awareness"),
          new Name("ND", "non_determinism", "Behavioral Non-Determinism"),
          new Name("OP", "opacity", "Opacity & Reflexivity"),
          new Name("PE", "persistence", "Persistent State Retention"),
          new Name("ID", "identity", "Dynamic Identity"),
          new Name("MA", "multi_agent", "Multi-Agent Interactions"),
          new Name("SM", "self_mod", "Self-Modification"))),

  /** AIVSS 0.5, section 1, which public listings and our profiles of agents follow. */
  LISTING(
      "AIVSS 0.5 and the listings",
      List.of(
          name("AA", Factor.AUTONOMY_OF_ACTION),
          name("GP", Factor.GOAL_DRIVEN_PLANNING),
          name("SM", Factor.SELF_MODIFICATION),
          name("TU", Factor.DYNAMIC_TOOL_USE),
          name("PM", Factor.PERSISTENT_MEMORY),
          name("CA", Factor.CONTEXTUAL_AWARENESS),
          name("DI", Factor.DYNAMIC_IDENTITY),
          name("MA", Factor.MULTI_AGENT_INTERACTIONS),
          name("ND", Factor.NON_DETERMINISM),
          name("OP", Factor.OPACITY_AND_REFLEXIVITY)));

  private final String title;

  @SuppressWarnings("ImmutableEnumChecker") // lists of List.of
  private final List<Name> names;

  FactorSchema(String title, List<Name> names) {
    this.title = title;
    this.names = names;
  }

  /**
   * A factor's names.
   *
   * @param code in vectors
   * @param key in files and arguments
   * @param title for people
   */
  public record Name(String code, String key, String title) {}

  private static Name name(String code, Factor factor) {
    return new Name(code, factor.label(), factor.title());
  }

  /** Returns whose names these are. */
  public String title() {
    return title;
  }

  /** Returns the ten names in their order. */
  public List<Name> names() {
    return names;
  }

  /** Returns where the factor with this key stands, or empty if there is none. */
  public Optional<Integer> place(String key) {
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i).key().equals(key)) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }

  /** Returns the schema that has all these keys; the one of AIVSS 0.8 if both have. */
  public static Optional<FactorSchema> of(Iterable<String> keys) {
    return Arrays.stream(values()).filter(schema -> schema.hasAll(keys)).findFirst();
  }

  private boolean hasAll(Iterable<String> keys) {
    for (String key : keys) {
      if (place(key).isEmpty()) {
        return false;
      }
    }
    return true;
  }
}
