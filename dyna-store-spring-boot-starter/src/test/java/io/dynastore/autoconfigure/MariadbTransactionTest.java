package io.dynastore.autoconfigure;

import io.dynastore.jdbc.TestDatabase;

class MariadbTransactionTest extends TransactionContract {

  @Override
  TestDatabase newDatabase() {
    return TestDatabase.mariadb();
  }
}
