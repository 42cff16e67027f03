package io.dynastore.jdbc;

class MysqlTemplateRepositoryTest extends JdbcTemplateRepositoryContract {

  @Override
  TestDatabase newDatabase() {
    return TestDatabase.mysql();
  }
}
