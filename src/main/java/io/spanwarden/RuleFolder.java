package io.spanwarden;

import io.spanwarden.event.InvalidRuleException;
import io.spanwarden.rules.RuleBook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The user's folder of rules, and whether it has changed since it was read. Not thread-safe. */
final class RuleFolder {
  private final Optional<Path> folder;
  private long seen;

  RuleFolder(Optional<Path> folder) {
    this.folder = folder;
  }

  boolean isPresent() {
    return folder.isPresent();
  }

  /**
   * Reads all rules. Blocks on files.
   *
   * @throws InvalidRuleException if any cannot be used
   */
  RuleBook load() {
    seen = stamp();
    return RuleBook.load(folder);
  }

  /** Returns whether a file has come, gone or changed since {@link #load} began. */
  boolean hasChanged() {
    return stamp() != seen;
  }

  private long stamp() {
    if (folder.isEmpty()) {
      return 0;
    }
    try (Stream<Path> paths = Files.walk(folder.get())) {
      return paths.sorted().mapToLong(RuleFolder::stamp).reduce(17, (sum, each) -> 31 * sum + each);
    } catch (IOException | UncheckedIOException e) {
      return -1;
    }
  }

  private static long stamp(Path path) {
    try {
      long time = Files.getLastModifiedTime(path).toMillis();
      return 31 * (31 * time + Files.size(path)) + path.hashCode();
    } catch (IOException e) {
      return 0;
    }
  }
}
