package io.dynastore.jdbc;

class H2AsMysqlTemplateSchemaTest extends TemplateSchemaContract {

  @Override
  TestDatabase newDatabase() {
    return TestDatabase.h2AsMysql();
  }
}
