package io.dynastore.autoconfigure;

import io.dynastore.databases.TestDatabase;

class MysqlDatabaseTest extends DatabaseContract {

  @Override
  TestDatabase newDatabase() {
    return TestDatabase.mysql();
  }
}
