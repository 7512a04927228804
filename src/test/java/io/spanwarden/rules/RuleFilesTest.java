package io.spanwarden.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleFilesTest {
  @TempDir Path folder;

  @Test
  void readsTheClassPath() {
    RuleFiles packed = RuleFiles.packed();

    assertThat(packed.under("secrets")).hasSizeGreaterThan(60);
    assertThat(packed.named("kinds.yaml")).hasSize(1);
    assertThat(packed.under("secrets").get(0).shown()).startsWith("rules/secrets/");
  }

  @Test
  void readsTheJarThatItTravelsIn() throws Exception {
    Path jar = folder.resolve("spanwarden.jar");
    pack(Path.of("target/classes"), jar);

    try (var loader =
        new URLClassLoader(classPathWith(jar), ClassLoader.getPlatformClassLoader())) {
      Class<?> book = loader.loadClass(RuleBook.class.getName());
      Object loaded = book.getMethod("load", Optional.class).invoke(null, Optional.empty());

      assertThat(book.getProtectionDomain().getCodeSource().getLocation().getPath())
          .endsWith("spanwarden.jar");
      assertThat((List<?>) book.getMethod("contentRules").invoke(loaded))
          .hasSameSizeAs(RuleBook.load(Optional.empty()).contentRules());
    }
  }

  private static void pack(Path classes, Path jar) throws IOException {
    try (OutputStream file = Files.newOutputStream(jar);
        var out = new JarOutputStream(file);
        Stream<Path> paths = Files.walk(classes)) {
      for (Path path : paths.sorted().toList()) {
        String name = classes.relativize(path).toString().replace('\\', '/');
        boolean directory = Files.isDirectory(path);
        if (!name.isEmpty()) {
          out.putNextEntry(new ZipEntry(directory ? name + "/" : name));
          out.write(directory ? new byte[0] : Files.readAllBytes(path));
        }
      }
    }
  }

  /** The class path of this test with {@code jar} in place of the folder of classes. */
  private static URL[] classPathWith(Path jar) throws MalformedURLException {
    var urls = new ArrayList<URL>(List.of(jar.toUri().toURL()));
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      if (entry.endsWith(".jar") && !entry.contains("surefire")) {
        urls.add(Path.of(entry).toUri().toURL());
      }
    }
    return urls.toArray(URL[]::new);
  }
}
