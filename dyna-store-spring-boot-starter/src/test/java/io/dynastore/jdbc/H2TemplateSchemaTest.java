package io.dynastore.jdbc;

class H2TemplateSchemaTest extends TemplateSchemaContract {

  @Override
  TestDatabase newDatabase() {
    return TestDatabase.h2();
  }
}
