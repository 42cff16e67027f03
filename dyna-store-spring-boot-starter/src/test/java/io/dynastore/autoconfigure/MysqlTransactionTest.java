package io.dynastore.autoconfigure;

import io.dynastore.databases.TestDatabase;

class MysqlTransactionTest extends TransactionContract {

  @Override
  TestDatabase newDatabase() {
    return TestDatabase.mysql();
  }
}
