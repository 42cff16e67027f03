package io.dynastore.jdbc;

import io.dynastore.databases.TestDatabase;

class MariadbLoadTest extends LoadContract {

  @Override
  TestDatabase newDatabase() {
    return TestDatabase.mariadb();
  }
}
