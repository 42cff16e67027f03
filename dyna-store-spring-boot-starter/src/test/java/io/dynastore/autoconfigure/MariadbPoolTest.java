package io.dynastore.autoconfigure;

import io.dynastore.jdbc.TestDatabase;

class MariadbPoolTest extends PoolContract {

  @Override
  TestDatabase newDatabase() {
    return TestDatabase.mariadb();
  }
}
