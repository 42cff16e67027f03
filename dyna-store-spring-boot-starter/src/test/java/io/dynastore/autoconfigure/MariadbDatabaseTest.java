package io.dynastore.autoconfigure;

import io.dynastore.databases.TestDatabase;

class MariadbDatabaseTest extends DatabaseContract {

  @Override
  TestDatabase newDatabase() {
    return TestDatabase.mariadb();
  }
}
