package io.dynastore.autoconfigure;

import io.dynastore.jdbc.TestDatabase;

class PostgresqlTopologyTest extends TopologyContract {

  @Override
  TestDatabase newDatabase() {
    return TestDatabase.postgresql();
  }
}
