package io.dynastore.autoconfigure;

import io.dynastore.DynaStore;
import io.dynastore.DynaStoreBuilder;
import io.dynastore.template.TemplateRepository;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Starts stores that keep their templates where the application does. Inject it to declare a store
 * as a bean of your own, which then takes the place of the one that would be made for its type.
 * Thread-safe.
 */
public final class DynaStoreFactory {

  private final ObjectProvider<TemplateRepository> templates;

  DynaStoreFactory(ObjectProvider<TemplateRepository> templates) {
    this.templates = templates;
  }

  /**
   * Starts a store of a type of the user's: a record, or a bean.
   *
   * @param type the class of the objects
   * @param <T> the type of the objects
   * @return a builder that has a repository
   * @throws NoTemplateRepositoryException if the application has neither a DataSource nor a
   *     TemplateRepository
   */
  public <T> DynaStoreBuilder<T> builder(Class<T> type) {
    return DynaStore.builder(type).templates(templates());
  }

  /**
   * Starts a store of maps, whose keys may differ from map to map.
   *
   * @return a builder that has a repository
   * @throws NoTemplateRepositoryException if the application has neither a DataSource nor a
   *     TemplateRepository
   */
  public DynaStoreBuilder<Map<String, Object>> builder() {
    return DynaStore.builder().templates(templates());
  }

  private TemplateRepository templates() {
    return templates.getIfAvailable(
        () -> {
          throw new NoTemplateRepositoryException();
        });
  }
}
