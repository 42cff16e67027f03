package io.dynastore.autoconfigure;

import io.dynastore.databases.TestDatabase;
import java.util.List;

class PostgresqlSchemaTest extends SchemaContract {

  @Override
  TestDatabase newDatabase() {
    return TestDatabase.postgresql();
  }

  @Override
  List<String> createUser(String user, String password) {
    // Until PostgreSQL 15, everybody could create tables.
    return List.of(
        "revoke create on schema public from public",
        "create user " + user + " password '" + password + "'");
  }
}
