package io.dynastore.jdbc;

import io.dynastore.databases.TestDatabase;

class H2LoadTest extends LoadContract {

  @Override
  TestDatabase newDatabase() {
    return TestDatabase.h2();
  }
}
