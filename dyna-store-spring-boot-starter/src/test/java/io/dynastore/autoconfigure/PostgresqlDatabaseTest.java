package io.dynastore.autoconfigure;

import io.dynastore.databases.TestDatabase;

class PostgresqlDatabaseTest extends DatabaseContract {

  @Override
  TestDatabase newDatabase() {
    return TestDatabase.postgresql();
  }
}
