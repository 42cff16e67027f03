package io.dynastore.jdbc;

import io.dynastore.databases.TestDatabase;

class PostgresqlTemplateMigrationTest extends TemplateMigrationContract {

  @Override
  TestDatabase newDatabase() {
    return TestDatabase.postgresql();
  }
}
