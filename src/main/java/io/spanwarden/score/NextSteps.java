package io.spanwarden.score;

import static java.util.Comparator.comparing;

import io.spanwarden.event.AgentEvidence;
import io.spanwarden.event.AgentEvidence.Violation;
import io.spanwarden.event.Control;
import io.spanwarden.event.EvidenceParameters;
import io.spanwarden.score.NextStep.Action;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What would lower an agent's score next. Every candidate is scored like the agent itself, with the
 * evidence as it would be, so that nothing is promised that the model does not give. Immutable,
 * pure and thread-safe.
 */
public final class NextSteps {
  /** How many of the findings, and of the rules, that cost most credit are tried. */
  private static final int TRIED = 10;

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);

  private static final Comparator<NextStep> BEST_FIRST =
      comparing(NextStep::headline)
          .thenComparing(step -> step.posture().orElse(BigDecimal.ZERO))
          .thenComparing(NextStep::mitigationFactor)
          .thenComparing(NextStep::action)
          .thenComparing(NextStep::subject);

  private final EvidenceParameters parameters;
  private final Scorer scorer;
  private final Set<Control> earning;

  /**
   * Creates the search.
   *
   * @param scorer what scores the agents, with the same parameters
   * @param earning the controls that can have clean windows at all
   */
  public NextSteps(EvidenceParameters parameters, Scorer scorer, Set<Control> earning) {
    this.parameters = parameters;
    this.scorer = scorer;
    this.earning = Set.copyOf(earning);
  }

  /**
   * Returns the steps that lower something, the one with the lowest headline first, then by posture
   * and mitigation factor. Empty if nothing lowers anything.
   */
  public List<NextStep> of(AgentScore score) {
    var steps = new ArrayList<NextStep>();
    resolutions(score, steps);
    controls(score, steps);
    steps.removeIf(step -> !lowers(step, score));
    steps.sort(BEST_FIRST);
    return steps;
  }

  private static boolean lowers(NextStep step, AgentScore now) {
    return step.headline().compareTo(now.headline()) < 0
        || step.mitigationFactor().compareTo(now.mitigationFactor()) < 0
        || step.posture().map(to -> to.compareTo(now.posture().orElse(to)) < 0).orElse(false);
  }

  private void resolutions(AgentScore score, List<NextStep> steps) {
    Map<String, Integer> rules = new LinkedHashMap<>();
    var findings = new HashSet<String>();
    // The steps of the waterfall come with the dearest finding first.
    for (Waterfall.Step step : score.waterfall().steps()) {
      if (step.cause() == Waterfall.Cause.FINDING) {
        rules.merge(step.ruleId(), 1, Integer::sum);
        if (findings.size() < TRIED) {
          findings.add(step.name());
        }
      }
    }
    score.worstFindingId().ifPresent(findings::add);
    for (String id : findings) {
      steps.add(resolve(score, Action.RESOLVE_FINDING, id, v -> v.findingId().equals(id)));
    }
    rules.entrySet().stream()
        .filter(rule -> rule.getValue() > 1)
        .limit(TRIED)
        .map(Map.Entry::getKey)
        .forEach(
            id -> steps.add(resolve(score, Action.RESOLVE_RULE, id, v -> v.ruleId().equals(id))));
    if (rules.size() > 1) {
      steps.add(resolve(score, Action.RESOLVE_ALL, "", violation -> true));
    }
  }

  private NextStep resolve(
      AgentScore score, Action action, String subject, Predicate<Violation> resolved) {
    AgentEvidence now = score.evidence();
    List<Violation> gone = now.violations().stream().filter(resolved).toList();
    Duration fades = gone.stream().map(this::fades).max(Duration::compareTo).orElse(Duration.ZERO);
    var without = evidence(now, now.redactionProven(), now.cleanWindows(), resolved.negate());
    return step(score, action, subject, gone.size(), fades, without);
  }

  /** Returns how long a finding stays active after it was resolved. */
  private Duration fades(Violation violation) {
    double halvings =
        StrictMath.log(violation.occurrences() / parameters.activeFrom()) / StrictMath.log(2);
    Duration halfLife = Objects.requireNonNull(parameters.halfLives().get(violation.severity()));
    double millis = halfLife.toMillis() * halvings / parameters.operators().resolvedAgeing();
    return Duration.ofMillis(Math.max(0, (long) Math.ceil(millis)));
  }

  private void controls(AgentScore score, List<NextStep> steps) {
    AgentEvidence now = score.evidence();
    if (!now.redactionProven()) {
      var proven = evidence(now, true, now.cleanWindows(), violation -> true);
      String redaction = Control.REDACTION.label();
      steps.add(step(score, Action.PROVE_REDACTION, redaction, 0, Duration.ZERO, proven));
    }
    for (Control control : Control.values()) {
      if (!earning.contains(control)) {
        continue;
      }
      Optional<Action> change = change(control).filter(action -> !holds(control, now));
      if (change.isPresent()) {
        Predicate<Violation> other = v -> !v.control().equals(Optional.of(control));
        int gone = (int) now.violations().stream().filter(other.negate()).count();
        var after = evidence(now, now.redactionProven(), watched(now, control, DAY), other);
        steps.add(step(score, change.get(), control.label(), gone, DAY, after));
      } else {
        steps.add(clean(score, Action.CLEAN_HOUR, control, HOUR));
        steps.add(clean(score, Action.CLEAN_DAY, control, DAY));
      }
    }
  }

  /** Returns what has to be changed before a control can be clean at all. */
  private static Optional<Action> change(Control control) {
    return switch (control) {
      case TRANSPORT -> Optional.of(Action.ENCRYPT);
      case AUTHN -> Optional.of(Action.AUTHENTICATE);
      case REDACTION, COVERAGE, EGRESS, INTEGRITY, RATE -> Optional.empty();
    };
  }

  private static boolean holds(Control control, AgentEvidence evidence) {
    return clean(control, evidence) > 0
        && evidence.violations().stream().noneMatch(v -> v.control().equals(Optional.of(control)));
  }

  private NextStep clean(AgentScore score, Action action, Control control, Duration time) {
    AgentEvidence now = score.evidence();
    var after =
        evidence(now, now.redactionProven(), watched(now, control, time), violation -> true);
    return step(score, action, control.label(), 0, time, after);
  }

  /** Returns the clean windows after a time in which every window is clean for one control. */
  private Map<Control, Double> watched(AgentEvidence now, Control control, Duration time) {
    double halfLife = parameters.cleanHalfLife().toMillis();
    double kept = StrictMath.pow(2, -parameters.window().toMillis() / halfLife);
    double windows = clean(control, now);
    for (long each = time.dividedBy(parameters.window()); each > 0; each--) {
      windows = windows * kept + 1;
    }
    var map = new EnumMap<Control, Double>(Control.class);
    map.putAll(now.cleanWindows());
    map.put(control, windows);
    return map;
  }

  private static double clean(Control control, AgentEvidence evidence) {
    return evidence.cleanWindows().getOrDefault(control, 0.0);
  }

  private static AgentEvidence evidence(
      AgentEvidence now, boolean proven, Map<Control, Double> clean, Predicate<Violation> kept) {
    return new AgentEvidence(
        now.agent(),
        now.status(),
        now.lastSeen(),
        proven,
        clean,
        now.violations().stream().filter(kept).toList());
  }

  private NextStep step(
      AgentScore now,
      Action action,
      String subject,
      int findings,
      Duration time,
      AgentEvidence evidence) {
    AgentScore after = scorer.score(now.profile(), evidence);
    return new NextStep(
        action,
        subject,
        findings,
        time,
        after.mitigationFactor(),
        after.posture(),
        after.headline());
  }
}
