package io.dynastore.autoconfigure;

import io.dynastore.jdbc.TestDatabase;

class MysqlTransactionTest extends TransactionContract {

  @Override
  TestDatabase newDatabase() {
    return TestDatabase.mysql();
  }
}
