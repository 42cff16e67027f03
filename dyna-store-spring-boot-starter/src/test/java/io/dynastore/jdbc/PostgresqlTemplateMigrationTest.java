package io.dynastore.jdbc;

class PostgresqlTemplateMigrationTest extends TemplateMigrationContract {

  @Override
  TestDatabase newDatabase() {
    return TestDatabase.postgresql();
  }
}
