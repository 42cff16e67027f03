package io.dynastore.autoconfigure;

import java.util.Collection;
import java.util.List;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;
import org.springframework.core.type.AnnotationMetadata;

/**
 * Registers a bean for each store that the application wants and has no bean of its own for. Runs
 * with the auto-configurations, so the application's own beans are known.
 */
final class StoreBeanRegistrar implements ImportBeanDefinitionRegistrar {

  private final ListableBeanFactory beanFactory;
  private final Environment environment;
  private final ResourceLoader resourceLoader;

  StoreBeanRegistrar(
      BeanFactory beanFactory, Environment environment, ResourceLoader resourceLoader) {
    this.beanFactory = (ListableBeanFactory) beanFactory;
    this.environment = environment;
    this.resourceLoader = resourceLoader;
  }

  @Override
  public void registerBeanDefinitions(
      AnnotationMetadata importingClass, BeanDefinitionRegistry registry) {
    DynaStoreProperties properties =
        Binder.get(environment).bindOrCreate(DynaStoreProperties.PREFIX, DynaStoreProperties.class);
    Collection<StoreBean> wanted =
        StoreBeans.of(
            properties,
            new DynaRecordScanner(environment, resourceLoader).scan(beanFactory),
            resourceLoader.getClassLoader());
    List<StoreBean> missing = wanted.stream().filter(store -> !hasOwn(store, registry)).toList();
    for (StoreBean store : missing) {
      registry.registerBeanDefinition(store.beanName(), store.definition());
    }
  }

  /** Stores of maps are all of one type: there, a bean of the user's replaces its namesake only. */
  private boolean hasOwn(StoreBean store, BeanDefinitionRegistry registry) {
    return registry.containsBeanDefinition(store.beanName())
        || (!store.isOfMaps()
            && beanFactory.getBeanNamesForType(store.replacedBy(), true, false).length > 0);
  }
}
