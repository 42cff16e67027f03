package io.dynastore;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.dynastore.codec.FieldCodecs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keeps what {@code docs/architecture.md} says of packages. */
class ArchitectureTest {

  private static final String API = "io.dynastore";
  private static final String INTERNAL = "io.dynastore.internal";

  private static final int MOST_LINES = 300;

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(API);

  /** A user catches all that any package throws by one class, and these are what users see. */
  private static final DescribedPredicate<JavaClass> EXCEPTIONS_OF_API =
      resideInAnyPackage(API).and(simpleNameEndingWith("Exception"));

  private static final DescribedPredicate<JavaClass> ROOT_OF_EXCEPTIONS =
      equivalentTo(DynaStoreException.class);

  /** They make internal objects for users, so they know both sides. */
  private static final DescribedPredicate<JavaClass> ENTRY_POINTS =
      belongToAnyOf(DynaStoreBuilder.class, FieldCodecs.class);

  @ParameterizedTest
  @CsvSource({
    "codec, ",
    "template, codec",
    "internal.encoding, codec",
    "internal.model, ",
    "internal.cache, template",
    "internal.format, template codec internal.encoding internal.model",
    "internal.format.ordered, template codec internal.encoding internal.model internal.format",
    "internal.format.classic, template codec internal.encoding internal.model internal.format",
    "internal.fastpath, template codec internal.encoding internal.model internal.format"
        + " internal.cache",
  })
  void aPackageUsesTheseAndNoOthers(String name, String used) {
    String[] allowed =
        Stream.concat(
                Stream.of(name), Stream.ofNullable(used).flatMap(u -> Stream.of(u.split(" "))))
            .map(other -> API + "." + other)
            .toArray(String[]::new);
    noClasses()
        .that(resideInAnyPackage(API + "." + name).and(not(ENTRY_POINTS)))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(API + "..")
                .and(not(resideInAnyPackage(allowed)))
                .and(not(name.startsWith("internal.f") ? API_TYPES : ROOT_OF_EXCEPTIONS)))
        .check(CLASSES);
  }

  /** Formats and the fast path tell errors as users see them. */
  private static final DescribedPredicate<JavaClass> API_TYPES =
      EXCEPTIONS_OF_API.or(equivalentTo(IdFormat.class));

  @Test
  void publicPackagesUseNoInternalOnes() {
    noClasses()
        .that(resideInAnyPackage(API, API + ".codec", API + ".template").and(not(ENTRY_POINTS)))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(INTERNAL + "..")
        .check(CLASSES);
  }

  @Test
  void packagesHaveNoCycles() {
    slices()
        .matching("io.dynastore.(**)")
        .should()
        .beFreeOfCycles()
        .ignoreDependency(resideInAnyPackage(API), alwaysTrue())
        .ignoreDependency(alwaysTrue(), resideInAnyPackage(API))
        .ignoreDependency(ENTRY_POINTS, alwaysTrue())
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
        .resideOutsideOfPackages(
            API,
            API + ".template",
            API + ".codec",
            INTERNAL,
            INTERNAL + ".cache",
            INTERNAL + ".encoding",
            INTERNAL + ".fastpath",
            INTERNAL + ".format",
            INTERNAL + ".format.ordered",
            INTERNAL + ".format.classic",
            INTERNAL + ".model")
        .because("docs/architecture.md has to name a package first")
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
