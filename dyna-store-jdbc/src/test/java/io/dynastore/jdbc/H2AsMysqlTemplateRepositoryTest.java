package io.dynastore.jdbc;

import io.dynastore.databases.TestDatabase;

class H2AsMysqlTemplateRepositoryTest extends JdbcTemplateRepositoryContract {

  @Override
  TestDatabase newDatabase() {
    return TestDatabase.h2AsMysql();
  }
}
