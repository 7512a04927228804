package io.spanwarden.cli.scan;

import io.spanwarden.detect.content.Verdict;
import io.spanwarden.event.Category;
import io.spanwarden.event.Confidence;
import io.spanwarden.event.FindingClass;
import java.util.Set;

/**
 * Which verdicts the user wants to see. Immutable.
 *
 * @param kinds secrets, personal data, or both
 * @param minConfidence the least confidence
 * @param classes the classes
 */
public record Wanted(Set<Category> kinds, Confidence minConfidence, Set<FindingClass> classes) {
  public Wanted {
    kinds = Set.copyOf(kinds);
    classes = Set.copyOf(classes);
  }

  boolean includes(Verdict verdict) {
    return verdict.confidence().compareTo(minConfidence) >= 0
        && classes.contains(verdict.findingClass())
        && kinds.contains(verdict.rule().info().kind().category());
  }
}
