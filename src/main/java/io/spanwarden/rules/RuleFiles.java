package io.spanwarden.rules;

import io.spanwarden.event.InvalidRuleException;
import io.spanwarden.event.Nearest;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The files of one rule folder: the packed one, from the class path or the jar, or one of the
 * user's with the same layout. Immutable.
 *
 * <p>{@link #under} is where the loader of another folder, such as {@code commands}, begins.
 */
final class RuleFiles {
  private static final Set<String> FOLDERS =
      Set.of("agents", "commands", "injection", "pii", "secrets");
  private static final Set<String> TOP = Set.of("evidence.yaml", "kinds.yaml", "streams.yaml");

  private final List<RuleFile> files;

  private RuleFiles(List<RuleFile> files) {
    this.files = List.copyOf(files);
  }

  /** Returns the files that travel with the program. */
  static RuleFiles packed() {
    URL known = RuleFiles.class.getResource("/rules/kinds.yaml");
    if (known == null) {
      throw new IllegalStateException("/rules/kinds.yaml: not on the class path");
    }
    try {
      return known.openConnection() instanceof JarURLConnection jar
          ? inJar(Path.of(jar.getJarFileURL().toURI()))
          : walk(Path.of(known.toURI()).resolveSibling(""), "rules/");
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException("rules: cannot be read from the class path", e);
    }
  }

  private static RuleFiles inJar(Path jar) throws IOException {
    try (FileSystem inside = FileSystems.newFileSystem(jar)) {
      return walk(inside.getPath("/rules"), "rules/");
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
        problems.attempt(() -> requirePlace(shown, name));
        files.add(new RuleFile(name, shown + name, Files.readString(path)));
      }
    }
    problems.throwIfAny();
    return new RuleFiles(files);
  }

  private static boolean isYaml(Path path) {
    String name = path.toString();
    return (name.endsWith(".yaml") || name.endsWith(".yml")) && Files.isRegularFile(path);
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
