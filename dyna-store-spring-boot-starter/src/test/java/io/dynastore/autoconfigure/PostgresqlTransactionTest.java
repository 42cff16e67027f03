package io.dynastore.autoconfigure;

import io.dynastore.jdbc.TestDatabase;

class PostgresqlTransactionTest extends TransactionContract {

  @Override
  TestDatabase newDatabase() {
    return TestDatabase.postgresql();
  }
}
