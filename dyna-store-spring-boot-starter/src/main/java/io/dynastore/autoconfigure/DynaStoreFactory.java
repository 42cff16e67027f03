package io.dynastore.autoconfigure;

import io.dynastore.DynaStore;
import io.dynastore.DynaStoreBuilder;
import io.dynastore.DynaStoreListener;
import io.dynastore.codec.FieldCodec;
import io.dynastore.template.TemplateRepository;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import tools.jackson.core.type.TypeReference;

/**
 * Starts stores that keep their templates where the application does, and know the codecs that are
 * beans, changed by each {@link DynaStoreBuilderCustomizer}. Inject it to declare a store as a bean
 * of your own, which then takes the place of the one that would be made for its type. Thread-safe.
 */
public final class DynaStoreFactory {

  private final ObjectProvider<TemplateRepository> templates;
  private final FieldCodec<?>[] codecs;
  private final DynaStoreListener[] listeners;
  private final List<DynaStoreBuilderCustomizer> customizers;
  private final DynaStoreProperties properties;
  private final ListableBeanFactory beans;

  DynaStoreFactory(
      ObjectProvider<TemplateRepository> templates,
      ObjectProvider<FieldCodec<?>> codecs,
      ObjectProvider<DynaStoreListener> listeners,
      ObjectProvider<DynaStoreBuilderCustomizer> customizers,
      DynaStoreProperties properties,
      ListableBeanFactory beans) {
    this.templates = templates;
    this.codecs = codecs.orderedStream().toArray(FieldCodec<?>[]::new);
    this.listeners = listeners.orderedStream().toArray(DynaStoreListener[]::new);
    this.customizers = customizers.orderedStream().toList();
    this.properties = properties;
    this.beans = beans;
  }

  /**
   * Starts a store of a type of the user's: a record, or a bean.
   *
   * @param type the class of the objects
   * @param <T> the type of the objects
   * @return a builder that has a repository
   * @throws NoTemplateRepositoryException if the application has no TemplateRepository, and no
   *     DataSource or several
   */
  public <T> DynaStoreBuilder<T> builder(Class<T> type) {
    return prepared(DynaStore.builder(type));
  }

  /**
   * Starts a store of a generic type of the user's, such as {@code new
   * TypeReference<Offer<Price>>() {}}.
   *
   * @param type the type of the objects
   * @param <T> the type of the objects
   * @return a builder that has a repository
   * @throws NoTemplateRepositoryException if the application has no TemplateRepository, and no
   *     DataSource or several
   */
  public <T> DynaStoreBuilder<T> builder(TypeReference<T> type) {
    return prepared(DynaStore.builder(type));
  }

  /**
   * Starts a store of maps, whose keys may differ from map to map.
   *
   * @return a builder that has a repository
   * @throws NoTemplateRepositoryException if the application has no TemplateRepository, and no
   *     DataSource or several
   */
  public DynaStoreBuilder<Map<String, @Nullable Object>> mapBuilder() {
    return prepared(DynaStore.mapBuilder());
  }

  /**
   * Starts a store of maps.
   *
   * @return a builder that has a repository
   * @throws NoTemplateRepositoryException if the application has no TemplateRepository, and no
   *     DataSource or several
   * @deprecated call {@link #mapBuilder()}, which says what the store is of
   */
  @Deprecated(since = "0.1.0")
  @SuppressWarnings("InlineMeSuggester") // needs a library of its own
  public DynaStoreBuilder<Map<String, @Nullable Object>> builder() {
    return mapBuilder();
  }

  private <T> DynaStoreBuilder<T> prepared(DynaStoreBuilder<T> builder) {
    builder
        .templates(templates())
        .codecs(codecs)
        .listeners(listeners)
        .maxIdLength(properties.maxIdLength())
        .maxCachedTemplates(properties.cache().maxTemplates())
        .preload(properties.cache().preload());
    customizers.forEach(customizer -> customizer.customize(builder));
    return builder;
  }

  private TemplateRepository templates() {
    return templates.getIfAvailable(
        () -> {
          throw new NoTemplateRepositoryException(
              List.of(
                  BeanFactoryUtils.beanNamesForTypeIncludingAncestors(
                      beans, DataSource.class, true, false)));
        });
  }
}
