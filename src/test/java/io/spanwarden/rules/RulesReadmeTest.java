package io.spanwarden.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The tables of the rules' README are those that the rules give. */
class RulesReadmeTest {
  private static final RuleBook BOOK = RuleBook.load(Optional.empty());

  @Test
  void theTableOfRulesIsUpToDate() throws IOException {
    assertThat(section("rules")).isEqualTo(RuleTable.rules(BOOK));
  }

  @Test
  void theTableOfKindsIsUpToDate() throws IOException {
    assertThat(section("kinds")).isEqualTo(RuleTable.kinds(BOOK));
  }

  private static String section(String name) throws IOException {
    String readme = Files.readString(Path.of("rules/README.md"));
    String begin = "<!-- begin: " + name + " -->\n";
    int from = readme.indexOf(begin) + begin.length();
    return readme.substring(from, readme.indexOf("<!-- end: " + name + " -->", from));
  }
}
