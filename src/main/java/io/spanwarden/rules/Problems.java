package io.spanwarden.rules;

import io.spanwarden.event.InvalidRuleException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What is wrong with a set of rules, so that a person sees all of it at once: the first problem of
 * each entry. Not thread-safe.
 */
final class Problems {
  private final List<String> found = new ArrayList<>();

  /** Returns what {@code reading} returns, or nothing and keeps its problem. */
  <T> Optional<T> attempt(Supplier<T> reading) {
    try {
      return Optional.of(reading.get());
    } catch (InvalidRuleException e) {
      add(String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  /** Runs {@code reading} and keeps its problem, if it has one. */
  void attempt(Runnable reading) {
    attempt(
        () -> {
          reading.run();
          return true;
        });
  }

  /** Keeps one problem. */
  void add(String problem) {
    found.add(problem);
  }

  /** Throws all problems as one, if there are any. */
  void throwIfAny() {
    if (!found.isEmpty()) {
      throw new InvalidRuleException(found);
    }
  }
}
