package io.dynastore.jdbc;

class PostgresqlTemplateRepositoryTest extends JdbcTemplateRepositoryContract {

  @Override
  TestDatabase newDatabase() {
    return TestDatabase.postgresql();
  }
}
