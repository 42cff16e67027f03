package io.dynastore.jdbc;

import io.dynastore.databases.TestDatabase;

class H2TemplateMigrationTest extends TemplateMigrationContract {

  @Override
  TestDatabase newDatabase() {
    return TestDatabase.h2();
  }
}
