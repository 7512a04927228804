package io.spanwarden.event;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the name that somebody who mistyped may have meant. */
public final class Nearest {
  private Nearest() {}

  /** Returns the name in {@code known} nearest to {@code typed}, if one is near enough to name. */
  public static Optional<String> to(String typed, Collection<String> known) {
    return known.stream()
        .min(
            Comparator.comparingInt((String name) -> distance(typed, name))
                .thenComparing(name -> name))
        .filter(name -> distance(typed, name) <= Math.max(2, typed.length() / 3));
  }

  /** Levenshtein's distance, one row at a time. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
