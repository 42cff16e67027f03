package io.dynastore;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final JavaClasses STARTER =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.dynastore.jdbc", "io.dynastore.autoconfigure");

  @Test
  void packagesHaveNoCycle() {
    slices().matching("io.dynastore.(*)..").should().beFreeOfCycles().check(STARTER);
  }

  @Test
  void allExceptionsAreCaughtAsDynaStoreException() {
    classes()
        .that()
        .areAssignableTo(Throwable.class)
        .and()
        .arePublic()
        .should()
        .beAssignableTo(DynaStoreException.class)
        .check(STARTER);
  }

  @Test
  void jdbcKnowsNothingOfSpringBoot() {
    noClasses()
        .that()
        .resideInAPackage("io.dynastore.jdbc..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.dynastore.autoconfigure..", "org.springframework.boot..")
        .check(STARTER);
  }

  @Test
  void flywayIsKnownToTheMigrationOnly() {
    noClasses()
        .that()
        .doNotHaveSimpleName("TemplateMigration")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.flywaydb..")
        .check(STARTER);
  }

  @Test
  void noSourceFileIsLongerThanAReaderCanHoldInMind() throws IOException {
    List<Path> sources;
    try (Stream<Path> files = Files.walk(Path.of("src"))) {
      sources = files.filter(file -> file.toString().endsWith(".java")).toList();
    }
    assertThat(sources).hasSizeGreaterThan(50);
    for (Path source : sources) {
      try (Stream<String> lines = Files.lines(source)) {
        assertThat(lines.count()).as(source + ": its lines").isLessThanOrEqualTo(300);
      }
    }
  }
}
