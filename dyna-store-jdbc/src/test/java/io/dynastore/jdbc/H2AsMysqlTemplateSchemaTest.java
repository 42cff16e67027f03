package io.dynastore.jdbc;

import io.dynastore.databases.TestDatabase;

class H2AsMysqlTemplateSchemaTest extends TemplateSchemaContract {

  @Override
  TestDatabase newDatabase() {
    return TestDatabase.h2AsMysql();
  }
}
