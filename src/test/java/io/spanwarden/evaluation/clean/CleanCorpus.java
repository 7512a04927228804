package io.spanwarden.evaluation.clean;

import io.spanwarden.evaluation.Case;
import io.spanwarden.evaluation.Draw;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Texts of every kind of file and output in which nothing is to be found. */
public final class CleanCorpus {
  private static final Map<String, BiFunction<Integer, Draw, String>> KINDS =
      new TreeMap<>(
          Map.of(
              "lock files", LockFiles::text,
              "source", SourceText::text,
              "logs and diffs", RunText::text,
              "dumps", Dumps::text));
  private static final long LARGEST = 1_000_000;

  private CleanCorpus() {}

  /** Returns {@code count} short texts, as tools return them, and the strict strings drawn anew. */
  public static List<Case> snippets(int count, long seed) {
    Draw draw = new Draw(seed);
    List<Case> cases = new ArrayList<>(StrictClean.cases(seed + 1));
    List<String> kinds = List.copyOf(KINDS.keySet());
    for (int i = 0; i < count; i++) {
      cases.add(text(kinds.get(i % kinds.size()), draw.between(40, 900), draw));
    }
    return cases;
  }

  /** Returns texts of {@code characters} in all. */
  public static List<Case> bulk(int characters, long seed) {
    Draw draw = new Draw(seed);
    List<Case> cases = new ArrayList<>();
    List<String> kinds = List.copyOf(KINDS.keySet());
    for (int made = 0, i = 0; made < characters; i++) {
      Case next = text(kinds.get(i % kinds.size()), draw.between(1, 20) * 1000, draw);
      made += next.text().length();
      cases.add(next);
    }
    return cases;
  }

  private static Case text(String kind, int length, Draw draw) {
    BiFunction<Integer, Draw, String> maker = KINDS.get(kind);
    return Case.of(kind, kind, maker == null ? "" : maker.apply(length, draw));
  }

  /** Returns every text file under {@code folder}, each a case, cut at a megabyte. */
  public static List<Case> files(Path folder) {
    try (Stream<Path> paths = Files.walk(folder)) {
      List<Case> cases = new ArrayList<>();
      for (Path path : (Iterable<Path>) paths.filter(Files::isRegularFile)::iterator) {
        if (Files.size(path) <= LARGEST && !path.toString().contains("/.git/")) {
          String text = new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
          if (text.indexOf('\uFFFD') < 0 && text.indexOf('\0') < 0 && text.indexOf('«') < 0) {
            cases.add(Case.of("files", folder.relativize(path).toString(), text));
          }
        }
      }
      return cases;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
