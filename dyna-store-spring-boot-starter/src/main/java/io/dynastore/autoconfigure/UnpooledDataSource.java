package io.dynastore.autoconfigure;

import io.dynastore.autoconfigure.ConnectionSettings.Credentials;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLNonTransientException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.datasource.AbstractDriverBasedDataSource;

/**
 * Opens connections as the application's DataSource would, but without its pool. The settings are
 * read for each connection, so a password that was changed is known at once. Where connections
 * cannot be had that way, they are the application's.
 */
final class UnpooledDataSource extends AbstractDataSource {

  private static final Logger LOG = LoggerFactory.getLogger(UnpooledDataSource.class);

  private final DataSource application;
  private final DriverBounds bounds;
  private final UnaryOperator<Credentials> newest;
  private final AtomicReference<@Nullable String> url = new AtomicReference<>();
  private final AtomicReference<@Nullable String> warned = new AtomicReference<>();
  private final AtomicReference<@Nullable SharedDataSource> shared = new AtomicReference<>();
  private final PlaceComparison comparison;
  private volatile boolean pooled;

  /**
   * Connects to nothing yet.
   *
   * @param newest given the credentials of the DataSource, those to use
   */
  UnpooledDataSource(
      DataSource application,
      DriverBounds bounds,
      UnaryOperator<Credentials> newest,
      PlaceComparison comparison) {
    this.application = application;
    this.bounds = bounds;
    this.newest = newest;
    this.comparison = comparison;
  }

  @Override
  public Connection getConnection() throws SQLException {
    DataSourceLayers layers = DataSourceLayers.of(application);
    ConnectionSettings settings = settings(layers);
    if (settings == null) {
      pooled = true;
      return shared(layers).getConnection();
    }
    pooled = false;
    if (layers.areTransparent()) {
      return open(settings);
    }
    return ofWrapped(layers, settings);
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    throw new SQLFeatureNotSupportedException("The user is the application's");
  }

  /** Tells the repository whether the last connection may be kept, as it is of no pool. */
  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return type == AbstractDriverBasedDataSource.class ? !pooled : super.isWrapperFor(type);
  }

  /** The settings of the moment; null, with a warning, if they cannot be read or used. */
  @Nullable ConnectionSettings settings(DataSourceLayers layers) {
    try {
      ConnectionSettings settings = SettingsReaders.read(layers.root(), bounds);
      String leadsTo = settings.source().url();
      if (leadsTo != null && JdbcUrl.isOfOneConnection(leadsTo)) {
        UnnamedDatabases.refuseUnlessSingle(layers.root(), leadsTo);
        throw new NotDerivableException("its database in memory has no name");
      }
      return settings.withCredentials(newest.apply(settings.credentials()));
    } catch (NotDerivableException e) {
      warn(String.valueOf(e.getMessage()));
      return null;
    }
  }

  private Connection open(ConnectionSettings settings) throws SQLException {
    refuseAnotherDatabase(settings.source().url());
    return ConnectionOpener.open(settings);
  }

  /** A wrapper that we do not know may lead elsewhere; it is asked where, once. */
  private Connection ofWrapped(DataSourceLayers layers, ConnectionSettings settings)
      throws SQLException {
    SharedDataSource application = shared(layers);
    if (comparison.result() == null) {
      try (Connection own = open(settings)) {
        comparison.compare(ConnectionPlace.of(own), layers.outermost());
      } catch (SQLException e) {
        LOG.debug("The wrapped DataSource could not be opened without its wrapper yet", e);
      }
    }
    String difference = comparison.result();
    pooled = difference == null || !difference.isEmpty();
    if (difference == null) {
      return application.getConnection();
    }
    if (!difference.isEmpty()) {
      warn(layers.outermost().getClass().getName() + " leads to " + difference);
      return application.getConnection();
    }
    return open(settings);
  }

  private SharedDataSource shared(DataSourceLayers layers) {
    SharedDataSource made = new SharedDataSource(layers.outermost());
    SharedDataSource first = shared.updateAndGet(known -> known == null ? made : known);
    return first == null ? made : first;
  }

  /** What is in memory is that of one database. */
  private void refuseAnotherDatabase(@Nullable String now) throws SQLException {
    String place = now == null ? "" : JdbcUrl.shown(now);
    String first = url.updateAndGet(known -> known == null ? place : known);
    if (!place.equals(first)) {
      throw new SQLNonTransientException(
          "The DataSource for templates led to "
              + first
              + " and now leads to "
              + place
              + ". Restart the application, as it holds templates of the first in memory");
    }
  }

  private void warn(String reason) {
    if (!reason.equals(warned.getAndSet(reason))) {
      LOG.warn(
          "Templates are read and written with connections of the application's DataSource, because"
              + " they cannot be had without its pool: {}. Let the pool be larger than the number"
              + " of threads that create or parse ids while they hold a connection, or mark another"
              + " DataSource with @DynaStoreDataSource",
          reason);
    }
  }
}
