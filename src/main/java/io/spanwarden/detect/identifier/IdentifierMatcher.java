package io.spanwarden.detect.identifier;

import io.spanwarden.detect.identifier.IdentifierTables.Named;
import io.spanwarden.detect.text.Ascii;
import io.spanwarden.detect.text.Claimant;
import io.spanwarden.detect.text.Scan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds identifiers from the words that name them, and unmistakable ones without. Not thread-safe.
 *
 * <p>For each text: {@link #begin}, then any of the {@code examine} methods, then {@link #finish}.
 */
public final class IdentifierMatcher {
  /** How far after a phrase an identifier may begin. */
  private static final int AFTER = 48;

  /** How far before a phrase an identifier may end. */
  private static final int BEFORE = 24;

  private static final int LONGEST = 40;
  private static final int LONGEST_VALUE = 64;

  private final IdentifierTables tables;
  private final List<Claimant> claimants;
  private final Sightings sightings = new Sightings();
  private final Gap gap = new Gap();
  private final byte[] compact = new byte[LONGEST];
  private int aloneTo;

  /**
   * Creates a matcher.
   *
   * @param claimants of all rules, by the index of each identifier
   */
  public IdentifierMatcher(IdentifierTables tables, List<Claimant> claimants) {
    this.tables = tables;
    this.claimants = List.copyOf(claimants);
  }

  /** Forgets the last text. */
  public void begin() {
    sightings.clear();
    aloneTo = 0;
  }

  /** Claims what was found. */
  public void finish() {
    sightings.claim(claimants);
  }

  /** Returns whether the key of {@code scan} can name its whole text. */
  public static boolean isValue(Scan scan) {
    return scan.to() - scan.from() <= LONGEST_VALUE && scan.key().length() > 0;
  }

  /** Examines the anchor of index {@code anchor} that was found at {@code at} in the text. */
  public void examine(Scan scan, int anchor, int at) {
    Named named = longest(anchor, scan.text(), scan.from(), scan.to(), at);
    if (named != null) {
      int end = named.phrase().end(scan.text(), scan.to(), at);
      if (!lookAfter(scan, named, end)) {
        lookBefore(scan, named, named.phrase().start(scan.text(), scan.from(), at));
      }
    }
  }

  /** Examines the anchor of index {@code anchor} that was found at {@code at} in the key. */
  public void examineKey(Scan scan, int anchor, int at) {
    Named named = longest(anchor, scan.key().bytes(), 0, scan.key().length(), at);
    if (named != null) {
      gap.begin();
      int start = valueStart(scan);
      int end = longest(scan, named, start);
      if (end > 0 && isValueEnd(scan, end)) {
        sight(scan, named, start, 0);
      }
    }
  }

  /** Examines the places round a digit for identifiers that need no words. */
  public void examineNear(Scan scan, int digit) {
    int lowest = Math.max(scan.from(), aloneTo);
    int end = Unmistakable.runEnd(scan, digit);
    int start =
        Unmistakable.runStart(scan, digit, Math.max(lowest, end - Unmistakable.LONGEST_RUN));
    aloneTo = digit;
    while (start < end) {
      if (Edges.startsThere(scan, start, false)) {
        examineRun(scan, start, end);
      }
      end = start - 1;
      if (digit - end > Unmistakable.LONGEST_RUN
          || end <= lowest
          || !Unmistakable.isSign(scan.at(end))) {
        return;
      }
      start = Unmistakable.runStart(scan, end, lowest);
    }
  }

  /** Returns the longest phrase that stands round the anchor: the words say what they say whole. */
  private @Nullable Named longest(int anchor, byte[] bytes, int from, int to, int at) {
    Named longest = null;
    for (int index : tables.phrasesOf(anchor)) {
      Named named = tables.phrase(index);
      Phrase phrase = named.phrase();
      if ((longest == null || phrase.length() > longest.phrase().length())
          && phrase.start(bytes, from, at) >= 0
          && phrase.end(bytes, to, at) >= 0) {
        longest = named;
      }
    }
    return longest;
  }

  private void examineRun(Scan scan, int start, int end) {
    int run = end - start;
    if (run > 0 && run <= Unmistakable.LONGEST_RUN) {
      byte[] text = scan.text();
      examineAlone(scan, start, tables.unmistakable().beginningWith(text, start, end, 0));
      if (Unmistakable.isSign(scan.at(end))) {
        int sign = scan.at(end);
        examineAlone(scan, start, tables.unmistakable().beginningWith(text, start, end, sign));
      }
    }
  }

  private void examineAlone(Scan scan, int start, List<Identifier> alone) {
    for (int i = 0; i < alone.size(); i++) {
      Identifier identifier = alone.get(i);
      int end = identifier.match(scan.text(), start, scan.to(), identifier.alone(), false, compact);
      if (end > 0) {
        sightings.add(start, end, identifier, Ranks.alone());
      }
    }
  }

  private boolean lookAfter(Scan scan, Named named, int phraseEnd) {
    int limit = Math.min(scan.to(), phraseEnd + AFTER);
    boolean found = false;
    gap.begin();
    int at = phraseEnd;
    int gapStart = phraseEnd;
    while (at < limit) {
      int b = scan.text()[at];
      if (!Ascii.isAlnum(b)) {
        if (!gap.takeSign(b)) {
          return found;
        }
        at++;
        continue;
      }
      int end = at > phraseEnd || Ascii.isDigit(b) ? sight(scan, named, at, at - gapStart) : -1;
      if (end > 0) {
        found = true;
        gap.beginList();
        gapStart = end;
        at = end;
      } else {
        end = tokenEnd(scan, at);
        gap.takeToken(scan.text(), at, end);
        at = end;
      }
    }
    return found;
  }

  private void lookBefore(Scan scan, Named named, int phraseStart) {
    int at = Math.max(scan.from(), phraseStart - BEFORE - LONGEST);
    while (at < phraseStart) {
      if (Ascii.isAlnum(scan.at(at)) && !Ascii.isAlnum(scan.at(at - 1))) {
        int end = longest(scan, named, at);
        if (end > 0 && end <= phraseStart && phraseStart - end <= BEFORE) {
          readGap(scan, end, phraseStart);
          at = Math.max(end, sight(scan, named, at, phraseStart - end));
          continue;
        }
      }
      at++;
    }
  }

  /** Reads the gap between an identifier and a phrase after it; a label in it is of another. */
  private void readGap(Scan scan, int from, int to) {
    gap.begin();
    int at = from;
    while (at < to) {
      int b = scan.text()[at];
      if (Ascii.isAlnum(b)) {
        int end = Math.min(to, tokenEnd(scan, at));
        gap.takeToken(scan.text(), at, end);
        at = end;
      } else {
        if (b == ':' || b == '=' || b == '\n' || b == '"') {
          gap.takeSign('{');
        }
        gap.takeSign(b);
        at++;
      }
    }
  }

  private int longest(Scan scan, Named named, int at) {
    if (!mayStart(scan, named, at)) {
      return -1;
    }
    int end = -1;
    for (int i = 0; i < named.own().size(); i++) {
      end = Math.max(end, match(scan, named.own().get(i), at));
    }
    for (int i = 0; i < named.shared().size(); i++) {
      end = Math.max(end, match(scan, named.shared().get(i), at));
    }
    return end;
  }

  private static boolean mayStart(Scan scan, Named named, int at) {
    return (named.lettered() || Ascii.isDigit(scan.at(at))) && Edges.startsThere(scan, at, true);
  }

  /** Returns the end of what {@code named} names at {@code at}, across the gap, or -1. */
  private int sight(Scan scan, Named named, int at, int distance) {
    if (!mayStart(scan, named, at)) {
      return -1;
    }
    int found = -1;
    for (int i = 0; i < named.own().size(); i++) {
      Identifier identifier = named.own().get(i);
      int end = match(scan, identifier, at);
      if (end > 0 && isNamed(scan, identifier, at, end)) {
        sightings.add(at, end, identifier, Ranks.named(true, distance, named.phrase()));
        found = Math.max(found, end);
      }
    }
    return named.shared().isEmpty() ? found : Math.max(found, shared(scan, named, at, distance));
  }

  /**
   * Of a group that a word names: the one whose country is named too, else the one that passes a
   * strong check, else the only one if letters or signs make its form its own.
   */
  private int shared(Scan scan, Named named, int at, int distance) {
    Identifier only = null;
    int end = -1;
    int best = 0;
    int count = 0;
    for (int i = 0; i < named.shared().size(); i++) {
      Identifier identifier = named.shared().get(i);
      int stop = match(scan, identifier, at);
      int weight = stop < 0 ? 0 : weight(scan, identifier, at, stop);
      count = weight > best ? 1 : weight == best ? count + 1 : count;
      if (weight > best) {
        best = weight;
        only = identifier;
        end = stop;
      }
    }
    if (only == null
        || count != 1
        || (best == 1 && !isOfItsOwn(scan, at, end))
        || !isNamed(scan, only, at, end)) {
      return -1;
    }
    int rank = Ranks.named(false, distance, named.phrase());
    sightings.add(at, end, only, best > 2 ? Ranks.local(rank) : rank);
    return end;
  }

  /** Returns whether it holds a letter or two signs, so that few other numbers look like it. */
  private static boolean isOfItsOwn(Scan scan, int from, int to) {
    int signs = 0;
    boolean letter = false;
    for (int i = from; i < to; i++) {
      signs += Ascii.isAlnum(scan.text()[i]) ? 0 : 1;
      letter |= Ascii.isLetter(scan.text()[i]);
    }
    return letter || signs > 1;
  }

  private static int weight(Scan scan, Identifier identifier, int start, int end) {
    int check = identifier.strong() ? 2 : 1;
    return Countries.areNear(scan, start, end, identifier) ? check + 2 : check;
  }

  /** With few digits it could be any word: it must be in capitals, without any follow its name. */
  private boolean isNamed(Scan scan, Identifier identifier, int from, int to) {
    int digits = 0;
    boolean small = false;
    for (int i = from; i < to; i++) {
      digits += Ascii.isDigit(scan.text()[i]) ? 1 : 0;
      small |= Ascii.isLower(scan.text()[i]);
    }
    if (digits < 2 && small) {
      return false;
    }
    return digits > 0 ? gap.isClose(identifier.strong()) : gap.isDirect();
  }

  private int match(Scan scan, Identifier identifier, int at) {
    return identifier.match(scan.text(), at, scan.to(), identifier.forms(), true, compact);
  }

  private static int tokenEnd(Scan scan, int at) {
    int end = at;
    while (Ascii.isAlnum(scan.at(end))) {
      end++;
    }
    return end;
  }

  private static int valueStart(Scan scan) {
    int at = scan.from();
    while (at < scan.to() && !Ascii.isAlnum(scan.text()[at])) {
      at++;
    }
    return at;
  }

  private static boolean isValueEnd(Scan scan, int end) {
    int at = end;
    while (at < scan.to() && !Ascii.isAlnum(scan.text()[at])) {
      at++;
    }
    return at == scan.to();
  }
}
