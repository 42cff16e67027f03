package io.dynastore.autoconfigure;

import io.dynastore.databases.TestDatabase;

class H2AsMysqlDatabaseTest extends DatabaseContract {

  @Override
  TestDatabase newDatabase() {
    return TestDatabase.h2AsMysql();
  }
}
