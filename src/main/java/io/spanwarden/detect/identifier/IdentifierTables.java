package io.spanwarden.detect.identifier;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All kinds of identifiers by the words that name them. Immutable; any number of matchers share it.
 */
public final class IdentifierTables {
  private final List<String> anchors;
  private final int[][] phrasesOf;
  private final List<Named> phrases;
  private final Unmistakable unmistakable;

  /** Creates the tables of {@code identifiers}. */
  public IdentifierTables(List<Identifier> identifiers) {
    var named = new LinkedHashMap<String, Builder>();
    for (Identifier identifier : identifiers) {
      identifier.words().forEach(word -> named(named, word).own.add(identifier));
      identifier.shared().forEach(word -> named(named, word).shared.add(identifier));
    }
    unmistakable = new Unmistakable(identifiers);
    phrases = named.values().stream().map(Builder::build).toList();
    var byAnchor = new LinkedHashMap<String, List<Integer>>();
    for (int i = 0; i < phrases.size(); i++) {
      for (String anchor : phrases.get(i).phrase().anchors()) {
        byAnchor.computeIfAbsent(anchor, key -> new ArrayList<>()).add(i);
      }
    }
    anchors = List.copyOf(byAnchor.keySet());
    phrasesOf =
        byAnchor.values().stream()
            .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
            .toArray(int[][]::new);
  }

  private static Builder named(Map<String, Builder> named, Phrase word) {
    return named.computeIfAbsent(word.text(), text -> new Builder(word));
  }

  /** Returns the literals at which {@link IdentifierMatcher#examine} is to be called, each once. */
  public List<String> anchors() {
    return anchors;
  }

  /** Returns the phrases that have an anchor, by their places in {@link #phrase}. */
  int[] phrasesOf(int anchor) {
    return phrasesOf[anchor];
  }

  Named phrase(int index) {
    return phrases.get(index);
  }

  Unmistakable unmistakable() {
    return unmistakable;
  }

  /**
   * A phrase and what it names.
   *
   * @param own identifiers that it names and nothing else
   * @param shared identifiers of the group that it names
   * @param lettered whether any of them begins with a letter
   */
  record Named(Phrase phrase, List<Identifier> own, List<Identifier> shared, boolean lettered) {}

  private static final class Builder {
    private final Phrase phrase;
    private final List<Identifier> own = new ArrayList<>();
    private final List<Identifier> shared = new ArrayList<>();

    Builder(Phrase phrase) {
      this.phrase = phrase;
    }

    Named build() {
      return new Named(
          phrase, List.copyOf(own), List.copyOf(shared), anyLettered(own) || anyLettered(shared));
    }

    private static boolean anyLettered(List<Identifier> identifiers) {
      return identifiers.stream()
          .flatMap(identifier -> identifier.forms().stream())
          .anyMatch(form -> form.first() != '9');
    }
  }
}
