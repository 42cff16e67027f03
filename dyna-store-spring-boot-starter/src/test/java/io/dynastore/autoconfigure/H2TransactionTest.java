package io.dynastore.autoconfigure;

import io.dynastore.databases.TestDatabase;

class H2TransactionTest extends TransactionContract {

  @Override
  TestDatabase newDatabase() {
    return TestDatabase.h2();
  }
}
