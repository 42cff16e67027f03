package io.dynastore.autoconfigure;

import io.dynastore.databases.TestDatabase;

class H2PoolTest extends PoolContract {

  @Override
  TestDatabase newDatabase() {
    return TestDatabase.h2();
  }
}
