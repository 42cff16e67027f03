package io.dynastore.autoconfigure;

import io.dynastore.jdbc.TestDatabase;

class MariadbDatabaseTest extends DatabaseContract {

  @Override
  TestDatabase newDatabase() {
    return TestDatabase.mariadb();
  }
}
