package io.dynastore.jdbc;

class PostgresqlLoadTest extends LoadContract {

  @Override
  TestDatabase newDatabase() {
    return TestDatabase.postgresql();
  }
}
