package io.dynastore.autoconfigure;

import io.dynastore.databases.TestDatabase;

class MariadbTopologyTest extends TopologyContract {

  @Override
  TestDatabase newDatabase() {
    return TestDatabase.mariadb();
  }
}
