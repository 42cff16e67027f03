package io.dynastore.jdbc;

class MariadbTemplateRepositoryTest extends JdbcTemplateRepositoryContract {

  @Override
  TestDatabase newDatabase() {
    return TestDatabase.mariadb();
  }
}
