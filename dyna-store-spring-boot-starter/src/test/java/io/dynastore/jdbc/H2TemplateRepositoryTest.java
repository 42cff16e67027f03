package io.dynastore.jdbc;

class H2TemplateRepositoryTest extends JdbcTemplateRepositoryContract {

  @Override
  TestDatabase newDatabase() {
    return TestDatabase.h2();
  }
}
