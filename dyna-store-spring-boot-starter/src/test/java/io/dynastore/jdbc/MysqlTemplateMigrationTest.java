package io.dynastore.jdbc;

class MysqlTemplateMigrationTest extends TemplateMigrationContract {

  @Override
  TestDatabase newDatabase() {
    return TestDatabase.mysql();
  }
}
