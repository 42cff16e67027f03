package io.dynastore.jdbc;

import io.dynastore.databases.TestDatabase;

class MariadbTemplateMigrationTest extends TemplateMigrationContract {

  @Override
  TestDatabase newDatabase() {
    return TestDatabase.mariadb();
  }
}
