package io.dynastore.autoconfigure;

import io.dynastore.databases.TestDatabase;

class PostgresqlPoolTest extends PoolContract {

  @Override
  TestDatabase newDatabase() {
    return TestDatabase.postgresql();
  }
}
