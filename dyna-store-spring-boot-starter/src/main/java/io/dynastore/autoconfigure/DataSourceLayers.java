package io.dynastore.autoconfigure;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.Advised;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.util.ClassUtils;

/**
 * What is behind the proxies and wrappers of a DataSource, at any depth.
 *
 * @param root the innermost DataSource, which opens the connections
 * @param outermost the outermost DataSource that may do more to a connection than hand it on; the
 *     root, if none of them does
 * @param areTransparent whether the connections are just those that the root's settings describe
 */
record DataSourceLayers(DataSource root, DataSource outermost, boolean areTransparent) {

  /** Hand on the connections of their target as they are, or watch what is done with them. */
  private static final Set<Class<?>> TRANSPARENT =
      Set.of(
          DelegatingDataSource.class,
          TransactionAwareDataSourceProxy.class,
          LazyConnectionDataSourceProxy.class);

  private static final List<String> TRANSPARENT_PACKAGES =
      List.of(
          "com.github.gavlyukovskiy.",
          "com.p6spy.engine.",
          "io.opentelemetry.",
          "net.ttddyy.",
          "org.springframework.jdbc.datasource.embedded.");

  private static final List<String> GETTERS =
      List.of(
          "getTargetDataSource", "getDataSource", "getRealDataSource", "getDelegate", "getTarget");

  /**
   * Looks through a DataSource. Does not ask for a connection.
   *
   * @throws UnsuitableDataSourceException if one of the layers routes
   */
  static DataSourceLayers of(DataSource dataSource) {
    DataSource layer = dataSource;
    DataSource outermost = null;
    while (true) {
      RoutingDataSources.refuse(layer);
      DataSource next = next(layer);
      if (next == null) {
        return outermost == null
            ? new DataSourceLayers(layer, layer, SettingsReaders.knowsAllOf(layer))
            : new DataSourceLayers(layer, outermost, false);
      }
      if (outermost == null && !isTransparent(layer)) {
        outermost = layer;
      }
      layer = next;
    }
  }

  private static boolean isTransparent(DataSource layer) {
    Class<?> type = layer.getClass();
    return layer instanceof Advised
        || TRANSPARENT.contains(type)
        || TRANSPARENT_PACKAGES.stream().anyMatch(type.getName()::startsWith);
  }

  private static @Nullable DataSource next(DataSource layer) {
    if (layer instanceof DelegatingDataSource delegating) {
      return delegating.getTargetDataSource();
    }
    if (layer instanceof Advised advised) {
      return AdvisedDataSources.target(advised);
    }
    if (SettingsReaders.canRead(layer)) {
      return null;
    }
    DataSource gotten = gotten(layer);
    return gotten == null ? unwrapped(layer) : gotten;
  }

  /** As most wrappers tell it, some of which unwrap nothing or too much. */
  private static @Nullable DataSource gotten(DataSource layer) {
    return GETTERS.stream()
        .map(name -> gotten(layer, name))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private static @Nullable DataSource gotten(DataSource layer, String name) {
    try {
      Class<?> type = layer.getClass();
      Method getter = ClassUtils.getPubliclyAccessibleMethodIfPossible(type.getMethod(name), type);
      return getter.invoke(layer) instanceof DataSource target && target != layer ? target : null;
    } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
      return null;
    }
  }

  /** May skip layers that hand the question on, so it comes last. */
  private static @Nullable DataSource unwrapped(DataSource layer) {
    try {
      DataSource target =
          layer.isWrapperFor(DataSource.class) ? layer.unwrap(DataSource.class) : null;
      return target == layer ? null : target;
    } catch (SQLException | RuntimeException e) {
      return null; // It does not tell.
    }
  }
}
