package io.dynastore.autoconfigure;

import io.dynastore.databases.TestDatabase;
import java.util.List;

class MariadbSchemaTest extends SchemaContract {

  @Override
  TestDatabase newDatabase() {
    return TestDatabase.mariadb();
  }

  @Override
  List<String> createUser(String user, String password) {
    return List.of(
        "create user " + user + " identified by '" + password + "'",
        "create table for_some_right (id integer)",
        "grant select on for_some_right to " + user);
  }
}
