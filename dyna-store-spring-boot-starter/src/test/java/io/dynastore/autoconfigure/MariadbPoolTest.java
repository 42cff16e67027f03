package io.dynastore.autoconfigure;

import io.dynastore.databases.TestDatabase;

class MariadbPoolTest extends PoolContract {

  @Override
  TestDatabase newDatabase() {
    return TestDatabase.mariadb();
  }
}
