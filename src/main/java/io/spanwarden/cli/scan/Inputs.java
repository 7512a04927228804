package io.spanwarden.cli.scan;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds the files that the user's arguments name. Blocks on the file system. */
final class Inputs {
  private static final String STDIN = "-";
  private static final String UNREADABLE_FOLDER =
      "not readable (expected: a folder that this user may read)";

  private final InputStream stdin;
  private final List<ScanInput> inputs = new ArrayList<>();

  Inputs(InputStream stdin) {
    this.stdin = stdin;
  }

  /** Adds what an argument names: a file, all files below a folder, or {@code -}. */
  void add(String argument) {
    if (argument.equals(STDIN)) {
      inputs.add(new ScanInput(STDIN, () -> stdin, true));
      return;
    }
    Path path = Path.of(argument);
    if (Files.isDirectory(path)) {
      walk(path);
    } else if (!Files.exists(path)) {
      unusable(argument, "not there (expected: a file, a folder, or - for standard input)");
    } else if (!Files.isReadable(path)) {
      unusable(argument, "not readable (expected: a file that this user may read)");
    } else {
      inputs.add(new ScanInput(argument, () -> Files.newInputStream(path), true));
    }
  }

  private void unusable(String name, String problem) {
    inputs.add(ScanInput.unusable(name, problem));
  }

  /** Adds the files below a folder by name; links are not followed, {@code .git} is left out. */
  private void walk(Path folder) {
    List<ScanInput> found = new ArrayList<>();
    try {
      // A link that the user names is followed: only those on the way are not.
      Path real = folder.toRealPath();
      Files.walkFileTree(real, new Walk(folder, real, found));
    } catch (IOException e) {
      unusable(folder.toString(), UNREADABLE_FOLDER);
    }
    found.sort(Comparator.comparing(ScanInput::name));
    inputs.addAll(found);
  }

  private static final class Walk extends SimpleFileVisitor<Path> {
    private final Path shown;
    private final Path real;
    private final List<ScanInput> found;

    Walk(Path shown, Path real, List<ScanInput> found) {
      this.shown = shown;
      this.real = real;
      this.found = found;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      boolean repository = folder.endsWith(".git") && !folder.equals(real);
      return repository ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (attributes.isRegularFile()) {
        found.add(new ScanInput(name(file), () -> Files.newInputStream(file), false));
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException reason) {
      found.add(ScanInput.unusable(name(file), UNREADABLE_FOLDER));
      return FileVisitResult.CONTINUE;
    }

    private String name(Path file) {
      return shown.resolve(real.relativize(file)).toString();
    }
  }

  /** Returns what there is to scan, in the order of the arguments and of the names below each. */
  List<ScanInput> inputs() {
    return inputs;
  }
}
