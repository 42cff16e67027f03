package io.dynastore.autoconfigure;

import io.dynastore.jdbc.TestDatabase;

class MysqlDatabaseTest extends DatabaseContract {

  @Override
  TestDatabase newDatabase() {
    return TestDatabase.mysql();
  }
}
