package io.spanwarden.detect.command;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.spanwarden.event.Confidence;
import io.spanwarden.event.RuleInfo;
import io.spanwarden.event.Severity;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A rule that recognises commands and edits.
 *
 * @param info what findings say of it
 * @param severity of an effective command
 * @param confidence of an untruncated text
 * @param grading when what it describes takes effect
 * @param matchers the rule speaks if one of them matches; the first that does is the one that
 *     counts
 * @param variables the closed list of names that a finding may show, each with the severity of an
 *     effective command: the text of the first group that took part in the match, if it is one of
 *     these
 * @param prefilter literals in any case, at least one of which stands in every text that the rule
 *     can match
 */
public record CommandRule(
    RuleInfo info,
    Severity severity,
    Confidence confidence,
    Grading grading,
    List<Matcher> matchers,
    Map<String, Severity> variables,
    List<String> prefilter) {
  public CommandRule {
    matchers = List.copyOf(matchers);
    variables = Map.copyOf(variables);
    prefilter = List.copyOf(prefilter);
  }

  /**
   * A pattern and the text that it is searched in.
   *
   * @param target the text
   * @param path for {@link Target#CONTENT}: the files that it is about, all if empty
   * @param needs literals in any case, at least one of which stands in every text that the pattern
   *     matches; none if empty. They save the search
   * @param pattern what is searched, in linear time
   */
  public record Matcher(
      Target target, Optional<Pattern> path, List<String> needs, Pattern pattern) {
    public Matcher {
      needs = List.copyOf(needs);
    }

    /**
     * Returns a matcher of patterns as texts.
     *
     * @throws IllegalArgumentException if one is not RE2 syntax
     */
    public static Matcher of(
        Target target, Optional<String> path, List<String> needs, String pattern) {
      try {
        return new Matcher(target, path.map(Pattern::compile), needs, Pattern.compile(pattern));
      } catch (PatternSyntaxException e) {
        throw new IllegalArgumentException("RE2 syntax: " + e.getDescription(), e);
      }
    }
  }

  /** Returns all severities that a rule of {@code effective} ones can emit after grading. */
  public static Set<Severity> severities(Set<Severity> effective) {
    var all = EnumSet.noneOf(Severity.class);
    for (Severity severity : effective) {
      for (Effect effect : Effect.values()) {
        all.add(graded(severity, effect, false));
        all.add(graded(severity, effect, true));
      }
    }
    return all;
  }

  /** Returns a severity after grading: intent is two steps lower, a rejected call one. */
  static Severity graded(Severity effective, Effect effect, boolean rejected) {
    return effective.lowered((effect == Effect.INTENT ? 2 : 0) + (rejected ? 1 : 0));
  }
}
