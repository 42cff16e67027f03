package io.dynastore.databases;

import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The databases that tests run on, as parameters of test classes. */
public enum DatabaseKind {
  H2(TestDatabase::h2),
  H2_AS_POSTGRESQL(TestDatabase::h2AsPostgresql),
  H2_AS_MYSQL(TestDatabase::h2AsMysql),
  POSTGRESQL(TestDatabase::postgresql),
  MARIADB(TestDatabase::mariadb),
  MYSQL(TestDatabase::mysql);

  @SuppressWarnings("ImmutableEnumChecker") // method references
  private final Supplier<TestDatabase> databases;

  DatabaseKind(Supplier<TestDatabase> databases) {
    this.databases = databases;
  }

  /** One that no other test uses. */
  public TestDatabase newDatabase() {
    return databases.get();
  }

  /** All, or the one that {@code -Ddynastore.databases} names. */
  public static Stream<DatabaseKind> selected() {
    String only = System.getProperty("dynastore.databases");
    return only == null ? Stream.of(values()) : Stream.of(valueOf(only.toUpperCase(Locale.ROOT)));
  }
}
