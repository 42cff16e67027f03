package io.dynastore.jdbc;

import io.dynastore.databases.TestDatabase;

class PostgresqlLoadTest extends LoadContract {

  @Override
  TestDatabase newDatabase() {
    return TestDatabase.postgresql();
  }
}
