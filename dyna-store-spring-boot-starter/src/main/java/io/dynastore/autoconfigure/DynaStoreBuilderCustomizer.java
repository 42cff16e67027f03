package io.dynastore.autoconfigure;

import io.dynastore.DynaStoreBuilder;

/**
 * Changes the builder of each store that the {@link DynaStoreFactory} starts, and so of each that
 * is a bean by its annotation or by properties. Declare it as a bean, for instance to add Jackson
 * modules, which are those of the store's mapper only if they are given:
 *
 * <pre>{@code
 * @Bean
 * DynaStoreBuilderCustomizer moneyInStores() {
 *   return builder -> builder.jacksonModules(new MoneyModule());
 * }
 * }</pre>
 *
 * <p>Called after the settings of all stores, and before the name, fields and format of the one.
 * Several are called in their order.
 */
@FunctionalInterface
public interface DynaStoreBuilderCustomizer {

  /**
   * Changes a builder.
   *
   * @param builder the builder of a store, which has a repository
   */
  void customize(DynaStoreBuilder<?> builder);
}
