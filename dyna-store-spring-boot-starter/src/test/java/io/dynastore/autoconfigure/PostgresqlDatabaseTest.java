package io.dynastore.autoconfigure;

import io.dynastore.jdbc.TestDatabase;

class PostgresqlDatabaseTest extends DatabaseContract {

  @Override
  TestDatabase newDatabase() {
    return TestDatabase.postgresql();
  }
}
