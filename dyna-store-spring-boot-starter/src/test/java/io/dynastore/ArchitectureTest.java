package io.dynastore;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
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
          .importPackages("io.dynastore.autoconfigure");

  @Test
  void flywayIsKnownToJdbcOnly() {
    noClasses().should().dependOnClassesThat().resideInAPackage("org.flywaydb..").check(STARTER);
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
