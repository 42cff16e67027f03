package io.dynastore.jdbc;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.dynastore.DynaStoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final JavaClasses JDBC =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.dynastore.jdbc");

  @Test
  void allExceptionsAreCaughtAsDynaStoreException() {
    classes()
        .that()
        .areAssignableTo(Throwable.class)
        .and()
        .arePublic()
        .should()
        .beAssignableTo(DynaStoreException.class)
        .check(JDBC);
  }

  @Test
  void jdbcKnowsNothingOfSpringBoot() {
    noClasses()
        .that()
        .resideInAPackage("io.dynastore.jdbc..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.dynastore.autoconfigure..", "org.springframework.boot..")
        .check(JDBC);
  }

  @Test
  void flywayIsKnownToTheMigrationOnly() {
    noClasses()
        .that()
        .doNotHaveSimpleName("TemplateMigration")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.flywaydb..")
        .check(JDBC);
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
