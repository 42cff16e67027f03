package io.dynastore.jdbc;

import io.dynastore.databases.TestDatabase;

class H2AsPostgresqlTemplateSchemaTest extends TemplateSchemaContract {

  @Override
  TestDatabase newDatabase() {
    return TestDatabase.h2AsPostgresql();
  }
}
