package io.dynastore;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class HouseRulesTest {

  private static final JavaClasses STARTER =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.dynastore.jdbc", "io.dynastore.autoconfigure");

  @Test
  void packagesHaveNoCycle() {
    slices().matching("io.dynastore.(*)..").should().beFreeOfCycles().check(STARTER);
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
}
