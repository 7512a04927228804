package io.spanwarden.detect.content;

import io.spanwarden.detect.text.Claimant;
import io.spanwarden.detect.text.Reason;
import io.spanwarden.detect.text.Suppression;
import io.spanwarden.event.Confidence;
import io.spanwarden.event.FindingClass;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What rules claim of one text, and which claims hold. Not thread-safe; allocates only when claims
 * outgrow its arrays.
 *
 * <p>A rule never claims a place twice. Between rules the more specific tier wins, then within a
 * tier the longer value, then the earlier; a claim that overlaps a winner is dropped.
 */
final class Claims {
  private static final ContentRule.Tier[] TIERS = ContentRule.Tier.values();

  private final List<CompiledRule> rules;
  private final List<Claimant> claimants;
  private final int[] claimedTo;
  private int[] starts = new int[64];
  private int[] ends = new int[64];
  private int[] rule = new int[64];
  private int[] prefixes = new int[64];
  private FindingClass[] classes = new FindingClass[64];
  private Confidence[] confidences = new Confidence[64];
  private Reason[] reasons = new Reason[64];
  private byte[] @Nullable [] values = new byte[64][];
  private String[] encodings = new String[64];
  private int count;
  private long[] order = new long[64];
  private int[] held = new int[64];
  private int[] merged = new int[64];
  private int heldCount;
  private @Nullable CandidateListener trail;
  private final Map<Suppression, long[]> suppressed = new EnumMap<>(Suppression.class);

  Claims(List<CompiledRule> rules) {
    this.rules = rules;
    claimants = rules.stream().map(rule -> (Claimant) new RuleClaimant(this, rule)).toList();
    claimedTo = new int[rules.size()];
    for (Suppression reason : Suppression.values()) {
      suppressed.put(reason, new long[1]);
    }
  }

  /** Forgets all claims. */
  void clear() {
    if (count > 0) {
      Arrays.fill(claimedTo, 0);
      count = 0;
    }
  }

  boolean isEmpty() {
    return count == 0;
  }

  /** Returns where the last claim of {@code by} ends; a candidate that starts before is its own. */
  int claimedTo(CompiledRule by) {
    return claimedTo[by.index()];
  }

  /** Returns all rules as their matchers see them, by index. */
  List<Claimant> claimants() {
    return claimants;
  }

  /** Returns the rule as its matcher sees it. */
  Claimant claimant(CompiledRule of) {
    return claimants.get(of.index());
  }

  /** Claims {@code [start, end)} unless the same rule has claimed its start. */
  void add(
      CompiledRule by,
      int start,
      int end,
      FindingClass findingClass,
      Confidence confidence,
      Reason reason,
      int prefixLength) {
    if (start < claimedTo[by.index()] || end <= start) {
      return;
    }
    claimedTo[by.index()] = end;
    put(by, start, end, findingClass, confidence, reason, prefixLength);
  }

  /**
   * Claims {@code [start, end)} for what was found there after decoding.
   *
   * @param by whose claim {@code claim} is
   * @param value the value itself
   * @param encoding how it was written
   */
  void addDecoded(Claims by, int claim, int start, int end, byte[] value, String encoding) {
    put(
        by.rule(claim),
        start,
        end,
        by.findingClass(claim),
        by.confidence(claim),
        by.reason(claim),
        by.prefixLength(claim));
    values[count - 1] = value;
    encodings[count - 1] = encoding;
  }

  private void put(
      CompiledRule by,
      int start,
      int end,
      FindingClass findingClass,
      Confidence confidence,
      Reason reason,
      int prefixLength) {
    if (count == starts.length) {
      grow();
    }
    starts[count] = start;
    ends[count] = end;
    rule[count] = by.index();
    classes[count] = findingClass;
    confidences[count] = confidence;
    reasons[count] = reason;
    values[count] = null;
    encodings[count] = "plain";
    prefixes[count++] = prefixLength;
    if (trail != null) {
      trail.claimed(by.rule(), start, end, findingClass, confidence, reason);
    }
  }

  /** Decides which claims hold; returns how many. */
  int resolve() {
    for (int i = 0; i < count; i++) {
      order[i] = (long) starts[i] << 32 | i;
    }
    Arrays.sort(order, 0, count);
    heldCount = 0;
    for (ContentRule.Tier tier : TIERS) {
      merge(tier);
    }
    Objects.requireNonNull(suppressed.get(Suppression.OVERLAPPED))[0] += count - heldCount;
    if (trail != null && heldCount < count) {
      tellOverlapped(trail);
    }
    return heldCount;
  }

  /** Returns the claim that is {@code n}-th in the text of those that hold. */
  int held(int n) {
    return held[n];
  }

  int start(int claim) {
    return starts[claim];
  }

  int end(int claim) {
    return ends[claim];
  }

  CompiledRule rule(int claim) {
    return rules.get(rule[claim]);
  }

  FindingClass findingClass(int claim) {
    return classes[claim];
  }

  Confidence confidence(int claim) {
    return confidences[claim];
  }

  Reason reason(int claim) {
    return reasons[claim];
  }

  /** Returns the value of a claim that was found by decoding, else null. */
  byte @Nullable [] value(int claim) {
    return values[claim];
  }

  /** Returns how the value was written, on the levels below. */
  String encoding(int claim) {
    return encodings[claim];
  }

  int prefixLength(int claim) {
    return prefixes[claim];
  }

  /** Adds to {@link #held}, by start, the claims of {@code tier} that overlap none of it. */
  private void merge(ContentRule.Tier tier) {
    int out = 0;
    int next = 0;
    int candidate = -1;
    for (int i = 0; i <= count; i++) {
      int claim = i < count ? (int) order[i] : -1;
      if (claim >= 0 && rule(claim).rule().tier() != tier) {
        continue;
      }
      if (claim >= 0 && candidate >= 0 && starts[claim] < ends[candidate]) {
        candidate = lengthOf(claim) > lengthOf(candidate) ? claim : candidate;
        continue;
      }
      if (candidate >= 0) {
        while (next < heldCount && ends[held[next]] <= starts[candidate]) {
          merged[out++] = held[next++];
        }
        if (next == heldCount || starts[held[next]] >= ends[candidate]) {
          merged[out++] = candidate;
        }
      }
      candidate = claim;
    }
    while (next < heldCount) {
      merged[out++] = held[next++];
    }
    int[] swap = held;
    held = merged;
    merged = swap;
    heldCount = out;
  }

  /** Takes what the matcher of {@code by} refuses. */
  void suppress(CompiledRule by, int start, int end, Suppression reason) {
    Objects.requireNonNull(suppressed.get(reason))[0]++;
    if (trail != null) {
      trail.suppressed(by.rule(), start, end, reason);
    }
  }

  /** Tells {@code newTrail} of each candidate from now on; null for nobody. */
  void follow(@Nullable CandidateListener newTrail) {
    trail = newTrail;
  }

  private void tellOverlapped(CandidateListener to) {
    boolean[] holds = new boolean[count];
    for (int i = 0; i < heldCount; i++) {
      holds[held[i]] = true;
    }
    for (int claim = 0; claim < count; claim++) {
      if (!holds[claim]) {
        to.suppressed(rule(claim).rule(), starts[claim], ends[claim], Suppression.OVERLAPPED);
      }
    }
  }

  /** Returns how many candidates were refused for {@code reason}, in all texts so far. */
  long suppressed(Suppression reason) {
    return Objects.requireNonNull(suppressed.get(reason))[0];
  }

  private int lengthOf(int claim) {
    return ends[claim] - starts[claim];
  }

  private void grow() {
    int size = count * 2;
    starts = Arrays.copyOf(starts, size);
    ends = Arrays.copyOf(ends, size);
    rule = Arrays.copyOf(rule, size);
    prefixes = Arrays.copyOf(prefixes, size);
    classes = Arrays.copyOf(classes, size);
    confidences = Arrays.copyOf(confidences, size);
    reasons = Arrays.copyOf(reasons, size);
    values = Arrays.copyOf(values, size);
    encodings = Arrays.copyOf(encodings, size);
    order = new long[size];
    held = new int[size];
    merged = new int[size];
  }
}
