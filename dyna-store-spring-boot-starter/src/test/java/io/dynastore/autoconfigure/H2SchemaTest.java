package io.dynastore.autoconfigure;

import io.dynastore.databases.TestDatabase;
import java.util.List;

class H2SchemaTest extends SchemaContract {

  @Override
  TestDatabase newDatabase() {
    return TestDatabase.h2();
  }

  @Override
  List<String> createUser(String user, String password) {
    return List.of("create user " + user + " password '" + password + "'");
  }
}
