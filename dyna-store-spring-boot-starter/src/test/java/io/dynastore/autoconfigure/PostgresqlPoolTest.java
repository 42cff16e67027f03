package io.dynastore.autoconfigure;

import io.dynastore.jdbc.TestDatabase;

class PostgresqlPoolTest extends PoolContract {

  @Override
  TestDatabase newDatabase() {
    return TestDatabase.postgresql();
  }
}
