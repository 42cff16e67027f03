package io.dynastore.jdbc;

class H2AsPostgresqlTemplateMigrationTest extends TemplateMigrationContract {

  @Override
  TestDatabase newDatabase() {
    return TestDatabase.h2AsPostgresql();
  }
}
