package io.dynastore.autoconfigure;

import io.dynastore.databases.TestDatabase;

class MariadbTransactionTest extends TransactionContract {

  @Override
  TestDatabase newDatabase() {
    return TestDatabase.mariadb();
  }
}
