package io.dynastore.jdbc;

import io.dynastore.databases.TestDatabase;

class H2AsPostgresqlTemplateRepositoryTest extends JdbcTemplateRepositoryContract {

  @Override
  TestDatabase newDatabase() {
    return TestDatabase.h2AsPostgresql();
  }
}
