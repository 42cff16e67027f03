package io.dynastore.jdbc;

import io.dynastore.databases.TestDatabase;

class MysqlTemplateSchemaTest extends TemplateSchemaContract {

  @Override
  TestDatabase newDatabase() {
    return TestDatabase.mysql();
  }
}
