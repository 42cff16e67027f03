package io.dynastore.jdbc;

class PostgresqlTemplateSchemaTest extends TemplateSchemaContract {

  @Override
  TestDatabase newDatabase() {
    return TestDatabase.postgresql();
  }
}
