package io.spanwarden.rules;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/** Makes the packed resource of the files of rules: a step of the build. */
public final class PackRules {
  private PackRules() {}

  /**
   * Packs a folder.
   *
   * @param arguments the folder, and the file to write
   * @throws io.spanwarden.event.InvalidRuleException if a rule cannot be used
   */
  public static void main(String[] arguments) throws IOException {
    Files.write(Path.of(arguments[1]), pack(Path.of(arguments[0])).write());
  }

  static PackedRules pack(Path folder) throws IOException {
    // What cannot be used must fail the build and not the start.
    RuleBook.of(List.of(RuleFiles.in(folder)));
    var trees = new LinkedHashMap<String, Object>();
    MessageDigest digest = sha256();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.filter(RuleFiles::isYaml).sorted().toList()) {
        String name = folder.relativize(path).toString().replace('\\', '/');
        String text = Files.readString(path);
        digest.update((name + "\n" + text + "\n").getBytes(StandardCharsets.UTF_8));
        trees.put(name, RuleDocument.tree(name, text));
      }
    }
    return new PackedRules(HexFormat.of().formatHex(digest.digest()), trees);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is missing from this JDK", e);
    }
  }
}
