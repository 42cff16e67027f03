package io.dynastore.jdbc;

class MariadbTemplateMigrationTest extends TemplateMigrationContract {

  @Override
  TestDatabase newDatabase() {
    return TestDatabase.mariadb();
  }
}
