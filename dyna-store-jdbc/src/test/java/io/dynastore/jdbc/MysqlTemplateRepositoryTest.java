package io.dynastore.jdbc;

import io.dynastore.databases.TestDatabase;

class MysqlTemplateRepositoryTest extends JdbcTemplateRepositoryContract {

  @Override
  TestDatabase newDatabase() {
    return TestDatabase.mysql();
  }
}
