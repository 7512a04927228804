package io.spanwarden;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.modules.syntax.AllowedModuleDependencies.allow;
import static com.tngtech.archunit.library.modules.syntax.ModuleRuleDefinition.modules;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import com.tngtech.archunit.library.modules.syntax.ModuleDependencyScope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The house: which stage may know which, and which library lives where. */
class ArchitectureTest {
  private static final String ROOT = "io.spanwarden";
  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(ROOT);

  private static ArchRule stagesKnowOnlyWhatTheTableAllows() {
    return modules()
        .definedByPackages(ROOT + ".(*)..")
        .should()
        .respectTheirAllowedDependencies(
            allow()
                .fromModule("receive")
                .toModules("event")
                .fromModule("decode")
                .toModules("event")
                .fromModule("detect")
                .toModules("event", "decode")
                .fromModule("evidence")
                .toModules("event", "store")
                .fromModule("score")
                .toModules("event")
                .fromModule("store")
                .toModules("event")
                .fromModule("expose")
                .toModules("event", "evidence", "score", "store")
                .fromModule("notify")
                .toModules("event")
                .fromModule("rules")
                .toModules("event", "detect", "score", "evidence"),
            ModuleDependencyScope.consideringOnlyDependenciesInAnyPackage(ROOT + ".."));
  }

  @Test
  void aStageKnowsOnlyTheStagesThatTheTableAllows() {
    // The commands may know everything; a stage that knows them falls out of the table.
    JavaClasses stages = MAIN.that(not(resideInAPackage(ROOT + ".cli..")));
    stagesKnowOnlyWhatTheTableAllows().check(stages);
  }

  @Test
  void aWrongArrowIsCaught() {
    JavaClasses withWrongArrow =
        new ClassFileImporter().importPackages("io.spanwarden.event", "io.spanwarden.score");
    assertThatThrownBy(() -> stagesKnowOnlyWhatTheTableAllows().check(withWrongArrow))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("WrongArrow");
  }

  @Test
  void packagesHaveNoCycles() {
    SlicesRuleDefinition.slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(MAIN);
  }

  /**
   * Third-party packages, and the stages that may touch them. The root and the commands may all.
   */
  private static final Map<String, List<String>> LIBRARIES =
      Map.ofEntries(
          Map.entry("com.linecorp.armeria..", List.of("receive", "expose", "notify")),
          Map.entry("io.opentelemetry..", List.of("notify")),
          Map.entry("io.netty..", List.of("receive")),
          Map.entry("com.github.luben..", List.of("receive")),
          Map.entry(
              "com.fasterxml.jackson.core..",
              List.of("decode", "evidence", "expose", "notify", "rules")),
          Map.entry(
              "com.fasterxml.jackson.databind..", List.of("evidence", "expose", "notify", "rules")),
          Map.entry("com.fasterxml.jackson.datatype..", List.of("evidence")),
          Map.entry("org.sqlite..", List.of("store")),
          Map.entry("org.jdbi..", List.of("store")),
          Map.entry("org.flywaydb..", List.of("store")),
          Map.entry("com.fasterxml.jackson.dataformat..", List.of("rules")),
          Map.entry(
              "io.micrometer..", List.of("receive", "decode", "detect", "evidence", "expose")),
          Map.entry("com.google.re2j..", List.of("detect")),
          Map.entry("com.google.i18n.phonenumbers..", List.of("detect")),
          Map.entry("com.github.benmanes.caffeine..", List.of("detect", "evidence")),
          Map.entry("picocli..", List.of()));

  @TestFactory
  Stream<DynamicTest> aLibraryIsTouchedOnlyWhereTheTableAllows() {
    return LIBRARIES.entrySet().stream()
        .map(
            library ->
                DynamicTest.dynamicTest(
                    library.getKey(),
                    () ->
                        noClasses()
                            .that(resideInAStageOtherThan(library.getValue()))
                            .should()
                            .dependOnClassesThat()
                            .resideInAPackage(library.getKey())
                            .allowEmptyShould(true)
                            .check(MAIN)));
  }

  private static DescribedPredicate<JavaClass> resideInAStageOtherThan(List<String> allowed) {
    return DescribedPredicate.describe(
        "reside in a stage other than " + allowed,
        type -> {
          String rest = type.getPackageName().substring(ROOT.length());
          String stage = rest.isEmpty() ? "" : rest.substring(1).split("\\.", -1)[0];
          return !stage.isEmpty() && !stage.equals("cli") && !allowed.contains(stage);
        });
  }

  @Test
  void nobodyReadsTheClockWithoutBeingGivenOne() {
    noClasses().should().callMethod(System.class, "currentTimeMillis").check(MAIN);
    noClasses().should().callMethod(Instant.class, "now").check(MAIN);
  }

  @Test
  void everyPackageIsNullMarked() {
    assertThat(MAIN.stream().map(JavaClass::getPackage).distinct())
        .isNotEmpty()
        .allSatisfy(
            javaPackage ->
                assertThat(javaPackage.isAnnotatedWith(NullMarked.class))
                    .as(javaPackage.getName())
                    .isTrue());
  }

  @Test
  void noFileIsLongerThan400Lines() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src"))) {
      assertThat(files.filter(file -> file.toString().endsWith(".java")))
          .isNotEmpty()
          .allSatisfy(
              file -> assertThat(Files.readAllLines(file).size()).as("%s", file).isLessThan(401));
    }
  }
}
