package io.dynastore.autoconfigure;

import io.dynastore.databases.TestDatabase;

class H2DatabaseTest extends DatabaseContract {

  @Override
  TestDatabase newDatabase() {
    return TestDatabase.h2();
  }
}
