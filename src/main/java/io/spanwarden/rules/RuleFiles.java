package io.spanwarden.rules;

import io.spanwarden.event.InvalidRuleException;
import io.spanwarden.event.Nearest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The files of one rule folder: the packed one, or one of the user's with the same layout.
 * Immutable.
 *
 * <p>{@link #under} is where the loader of another folder, such as {@code commands}, begins.
 */
final class RuleFiles {
  private static final String PACKED = "/rules.bin";
  private static final Set<String> FOLDERS =
      Set.of("agents", "commands", "injection", "pii", "secrets");
  private static final Set<String> TOP =
      Set.of("allow.yaml", "evidence.yaml", "kinds.yaml", "streams.yaml");

  private final List<RuleFile> files;

  private RuleFiles(List<RuleFile> files) {
    this.files = List.copyOf(files);
  }

  /** Returns the files that travel with the program, packed by {@link PackRules}. */
  static RuleFiles packed() {
    try (InputStream in = RuleFiles.class.getResourceAsStream(PACKED)) {
      if (in == null) {
        throw new IllegalStateException(PACKED + ": not on the class path");
      }
      var files = new ArrayList<RuleFile>();
      PackedRules.read(in.readAllBytes())
          .trees()
          .forEach(
              (path, tree) -> {
                String shown = "rules/" + path;
                files.add(new RuleFile(path, shown, () -> RuleDocument.of(shown, tree)));
              });
      return new RuleFiles(files);
    } catch (IOException e) {
      throw new IllegalStateException(PACKED + ": cannot be read from the class path", e);
    }
  }

  /** Returns the files in a user's folder; every file in it must have a place in the layout. */
  static RuleFiles in(Path folder) {
    try {
      return walk(folder, folder + "/");
    } catch (IOException e) {
      throw new InvalidRuleException(
          "rules: " + folder + " (expected: a folder that can be read: " + e + ")");
    }
  }

  private static RuleFiles walk(Path folder, String shown) throws IOException {
    var files = new ArrayList<RuleFile>();
    var problems = new Problems();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.filter(RuleFiles::isYaml).sorted().toList()) {
        String name = folder.relativize(path).toString().replace('\\', '/');
        if (isHidden(name)) {
          continue;
        }
        problems.attempt(() -> requirePlace(shown, name));
        files.add(RuleFile.yaml(name, shown + name, Files.readString(path)));
      }
    }
    problems.throwIfAny();
    return new RuleFiles(files);
  }

  static boolean isYaml(Path path) {
    String name = path.toString();
    return (name.endsWith(".yaml") || name.endsWith(".yml")) && Files.isRegularFile(path);
  }

  /** Editors and mounted volumes keep files of their own beside, under names with a dot. */
  private static boolean isHidden(String name) {
    return name.startsWith(".") || name.contains("/.");
  }

  /** A file that nobody reads would be a rule that its writer believes in. */
  private static void requirePlace(String shown, String name) {
    String[] parts = name.split("/", -1);
    boolean placed =
        name.endsWith(".yaml")
            && (parts.length == 1
                ? TOP.contains(name)
                : parts.length == 2 && FOLDERS.contains(parts[0]));
    if (!placed) {
      var known = new TreeSet<>(parts.length == 1 ? TOP : FOLDERS);
      throw new InvalidRuleException(
          shown
              + name
              + ": nobody reads this file"
              + Nearest.to(parts[0], known)
                  .filter(near -> !near.equals(parts[0]))
                  .map(near -> " (did you mean: " + near + "?)")
                  .orElse(
                      " (expected: <folder>/<name>.yaml, folder one of "
                          + FOLDERS
                          + ", or one of "
                          + TOP
                          + ")"));
    }
  }

  /** Returns the files in one folder, by name; {@code ""} is the top. */
  List<RuleFile> under(String folder) {
    return files.stream().filter(file -> file.folder().equals(folder)).toList();
  }

  /** Returns the file at the top with this name: none or one. */
  List<RuleFile> named(String name) {
    return files.stream().filter(file -> file.path().equals(name)).toList();
  }
}
