package io.dynastore.jdbc;

import io.dynastore.databases.TestDatabase;

class H2AsPostgresqlTemplateMigrationTest extends TemplateMigrationContract {

  @Override
  TestDatabase newDatabase() {
    return TestDatabase.h2AsPostgresql();
  }
}
