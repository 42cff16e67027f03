package io.dynastore;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
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

  private static final String FACE = "io.dynastore";
  private static final String MODEL = "io.dynastore.model";
  private static final String TEMPLATE = "io.dynastore.template";
  private static final String CODEC = "io.dynastore.codec";

  private static final int MOST_LINES = 300;

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(FACE);

  /** Uses nothing itself. A user catches all that any package throws by this one class. */
  private static final DescribedPredicate<JavaClass> ROOT_OF_EXCEPTIONS =
      equivalentTo(DynaStoreException.class);

  private static void mayNotUse(String user, String... used) {
    noClasses()
        .that()
        .resideInAPackage(user)
        .should()
        .dependOnClassesThat(resideInAnyPackage(used).and(not(ROOT_OF_EXCEPTIONS)))
        .check(CLASSES);
  }

  @Test
  void codecUsesNoOtherPackage() {
    mayNotUse(CODEC, FACE, MODEL, TEMPLATE);
  }

  @Test
  void templateUsesCodecOnly() {
    mayNotUse(TEMPLATE, FACE, MODEL);
  }

  @Test
  void modelUsesNeitherCodecNorTemplate() {
    mayNotUse(MODEL, FACE, CODEC, TEMPLATE);
  }

  @Test
  void packagesHaveNoCycles() {
    slices()
        .matching("io.(**)")
        .should()
        .beFreeOfCycles()
        .ignoreDependency(alwaysTrue(), ROOT_OF_EXCEPTIONS)
        .check(CLASSES);
  }

  @Test
  void allExceptionsAreCaughtAsDynaStoreException() {
    classes()
        .that()
        .areAssignableTo(Throwable.class)
        .should()
        .beAssignableTo(DynaStoreException.class)
        .check(CLASSES);
  }

  @Test
  void thereAreNoOtherPackages() {
    noClasses()
        .should()
        .resideOutsideOfPackages(FACE, MODEL, TEMPLATE, CODEC)
        .because("a room that is not on the plan of the house needs a place there first")
        .check(CLASSES);
  }

  @Test
  void coreKnowsNoSpringAndNoSql() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.springframework..", "java.sql..", "javax.sql..")
        .check(CLASSES);
  }

  @Test
  void noSourceFileIsLongerThanAReaderCanHoldInMind() throws IOException {
    List<Path> sources;
    try (Stream<Path> files = Files.walk(Path.of("src"))) {
      sources = files.filter(file -> file.toString().endsWith(".java")).toList();
    }
    assertThat(sources).contains(Path.of("src/main/java/io/dynastore/DynaStore.java"));
    for (Path source : sources) {
      try (Stream<String> lines = Files.lines(source)) {
        assertThat(lines.count()).as(source + ": its lines").isLessThanOrEqualTo(MOST_LINES);
      }
    }
  }
}
