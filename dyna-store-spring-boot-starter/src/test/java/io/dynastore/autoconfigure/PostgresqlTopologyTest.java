package io.dynastore.autoconfigure;

import io.dynastore.databases.TestDatabase;

class PostgresqlTopologyTest extends TopologyContract {

  @Override
  TestDatabase newDatabase() {
    return TestDatabase.postgresql();
  }
}
