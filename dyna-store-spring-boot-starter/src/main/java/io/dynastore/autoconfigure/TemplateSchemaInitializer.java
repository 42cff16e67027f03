package io.dynastore.autoconfigure;

import org.springframework.beans.BeansException;
import org.springframework.beans.factory.BeanCurrentlyInCreationException;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.InitializingBean;

/**
 * Has the table of templates made or checked while the application starts, after the application's
 * own migrations.
 */
final class TemplateSchemaInitializer implements InitializingBean {

  private final TemplateDatabase database;

  TemplateSchemaInitializer(TemplateDatabase database) {
    this.database = database;
  }

  @Override
  public void afterPropertiesSet() {
    database.prepared();
  }

  /**
   * Initializes now, if that can be.
   *
   * @return false if what the initializer depends on waits for the caller, as where a converter of
   *     JPA has a store and scripts wait for JPA, or where a migration in Java has one
   */
  static boolean initialize(BeanFactory beans) {
    try {
      beans.getBean(TemplateSchemaInitializer.class);
      return true;
    } catch (BeansException e) {
      if (e.contains(BeanCurrentlyInCreationException.class)) {
        return false;
      }
      throw e;
    }
  }
}
