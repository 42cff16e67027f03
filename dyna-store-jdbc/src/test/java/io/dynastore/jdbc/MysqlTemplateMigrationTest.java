package io.dynastore.jdbc;

import io.dynastore.databases.TestDatabase;

class MysqlTemplateMigrationTest extends TemplateMigrationContract {

  @Override
  TestDatabase newDatabase() {
    return TestDatabase.mysql();
  }
}
