package io.dynastore.jdbc;

class H2TemplateMigrationTest extends TemplateMigrationContract {

  @Override
  TestDatabase newDatabase() {
    return TestDatabase.h2();
  }
}
