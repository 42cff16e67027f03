package io.dynastore.jdbc;

import io.dynastore.databases.TestDatabase;

class PostgresqlTemplateRepositoryTest extends JdbcTemplateRepositoryContract {

  @Override
  TestDatabase newDatabase() {
    return TestDatabase.postgresql();
  }
}
