package io.dynastore.jdbc;

import io.dynastore.databases.TestDatabase;

class PostgresqlTemplateSchemaTest extends TemplateSchemaContract {

  @Override
  TestDatabase newDatabase() {
    return TestDatabase.postgresql();
  }
}
