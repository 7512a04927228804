package io.spanwarden.evidence;

import io.spanwarden.event.RuleInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The rules that ever spoke, numbered from 0 in the order of their first word. A rule that was
 * changed is another one: what it said is weighed as it was when it said it. Not thread-safe.
 */
final class KnownRules {
  private final List<RuleInfo> rules = new ArrayList<>();
  private final Map<RuleInfo, Integer> numbers = new HashMap<>();

  /** Returns a rule's number, if it has one. */
  OptionalInt number(RuleInfo rule) {
    Integer number = numbers.get(rule);
    return number == null ? OptionalInt.empty() : OptionalInt.of(number);
  }

  /** Gives a rule the next number. */
  void add(RuleInfo rule) {
    numbers.put(rule, rules.size());
    rules.add(rule);
  }

  /** Returns the rule with a number. */
  RuleInfo rule(int number) {
    return rules.get(number);
  }

  /** Returns all, by number. */
  List<RuleInfo> all() {
    return List.copyOf(rules);
  }
}
