package io.dynastore.jdbc;

import io.dynastore.databases.TestDatabase;

class H2AsMysqlTemplateMigrationTest extends TemplateMigrationContract {

  @Override
  TestDatabase newDatabase() {
    return TestDatabase.h2AsMysql();
  }
}
