package io.dynastore.autoconfigure;

import io.dynastore.databases.TestDatabase;

class PostgresqlTransactionTest extends TransactionContract {

  @Override
  TestDatabase newDatabase() {
    return TestDatabase.postgresql();
  }
}
