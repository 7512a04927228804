package io.spanwarden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The README is true. */
class ReadmeTest {
  private static String readme() throws IOException {
    return Files.readString(Path.of("README.md"));
  }

  @Test
  void theTableOfSettingsIsTheProgramsOwn() throws IOException {
    String between = readme().split("<!-- /?settings -->", -1)[1].strip();
    assertThat(between).isEqualTo(Setting.table().strip());
  }

  @Test
  void everyLinkLeadsSomewhere() throws IOException {
    Matcher links = Pattern.compile("\\]\\(([^)h][^)]*)\\)").matcher(readme());
    assertThat(links.results().map(link -> Path.of(link.group(1))))
        .isNotEmpty()
        .allSatisfy(path -> assertThat(path).exists());
  }

  @Test
  void isShort() throws IOException {
    try (Stream<String> lines = readme().lines()) {
      assertThat(lines.count()).isLessThanOrEqualTo(150);
    }
  }
}
