package io.dynastore.jdbc;

class MariadbLoadTest extends LoadContract {

  @Override
  TestDatabase newDatabase() {
    return TestDatabase.mariadb();
  }
}
