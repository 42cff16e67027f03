package io.dynastore.jdbc;

class MysqlTemplateSchemaTest extends TemplateSchemaContract {

  @Override
  TestDatabase newDatabase() {
    return TestDatabase.mysql();
  }
}
