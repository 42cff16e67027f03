package io.dynastore.autoconfigure;

import io.dynastore.jdbc.TestDatabase;

class MariadbTopologyTest extends TopologyContract {

  @Override
  TestDatabase newDatabase() {
    return TestDatabase.mariadb();
  }
}
