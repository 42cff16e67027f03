package io.dynastore.jdbc;

class H2AsPostgresqlTemplateSchemaTest extends TemplateSchemaContract {

  @Override
  TestDatabase newDatabase() {
    return TestDatabase.h2AsPostgresql();
  }
}
