package io.dynastore.autoconfigure;

import io.dynastore.databases.TestDatabase;

class H2TopologyTest extends TopologyContract {

  @Override
  TestDatabase newDatabase() {
    return TestDatabase.h2();
  }
}
