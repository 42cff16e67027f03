package io.dynastore.jdbc;

class H2LoadTest extends LoadContract {

  @Override
  TestDatabase newDatabase() {
    return TestDatabase.h2();
  }
}
