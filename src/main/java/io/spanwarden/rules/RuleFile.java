package io.spanwarden.rules;

import java.util.function.Supplier;

/**
 * One rule file.
 *
 * @param path its path below the folder, such as {@code secrets/github.yaml}
 * @param shown how errors name it
 * @param reading reads the mapping in it
 */
record RuleFile(String path, String shown, Supplier<RuleDocument> reading) {
  /** Returns a file with a text in YAML. */
  static RuleFile yaml(String path, String shown, String text) {
    return new RuleFile(path, shown, () -> RuleDocument.parse(shown, text));
  }

  /** Returns the part of the path before the file's name; empty at the top. */
  String folder() {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }

  /** Returns the file's name without its ending. */
  String baseName() {
    return path.substring(path.lastIndexOf('/') + 1, path.length() - ".yaml".length());
  }

  /** Reads the mapping in the file. */
  RuleDocument document() {
    return reading.get();
  }
}
