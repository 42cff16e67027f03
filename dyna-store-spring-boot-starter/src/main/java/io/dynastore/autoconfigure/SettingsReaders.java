package io.dynastore.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.util.ClassUtils;

/** The kinds of DataSources whose settings can be read, as far as their classes are there. */
final class SettingsReaders {

  private static final List<SettingsReader> ALL = all();

  private SettingsReaders() {}

  private static List<SettingsReader> all() {
    List<SettingsReader> readers = new ArrayList<>();
    addIfPresent(readers, "com.zaxxer.hikari.HikariDataSource", HikariSettings::new);
    addIfPresent(readers, "org.apache.tomcat.jdbc.pool.DataSourceProxy", TomcatSettings::new);
    addIfPresent(readers, "org.apache.commons.dbcp2.BasicDataSource", Dbcp2Settings::new);
    addIfPresent(readers, "com.mchange.v2.c3p0.ComboPooledDataSource", C3p0Settings::new);
    readers.add(new SpringSettings());
    readers.add(new VendorSettings());
    return List.copyOf(readers);
  }

  private static void addIfPresent(
      List<SettingsReader> readers, String type, Supplier<SettingsReader> reader) {
    if (ClassUtils.isPresent(type, SettingsReaders.class.getClassLoader())) {
      readers.add(reader.get());
    }
  }

  private static Optional<SettingsReader> of(DataSource dataSource) {
    return ALL.stream().filter(reader -> reader.canRead(dataSource)).findFirst();
  }

  static boolean canRead(DataSource dataSource) {
    return of(dataSource).isPresent();
  }

  static boolean knowsAllOf(DataSource dataSource) {
    return of(dataSource).filter(reader -> reader.knowsAllOf(dataSource)).isPresent();
  }

  /**
   * The settings of a DataSource, without a look behind wrappers.
   *
   * @throws NotDerivableException if they cannot be read
   */
  static ConnectionSettings read(DataSource dataSource, DriverBounds bounds) {
    return of(dataSource)
        .orElseThrow(
            () ->
                new NotDerivableException(
                    dataSource.getClass().getName() + " does not tell its URL and user"))
        .read(dataSource, bounds);
  }

  /** The settings of what a pool draws its connections from, if that is not a URL. */
  static ConnectionSettings readTarget(DataSource target, DriverBounds bounds) {
    DataSourceLayers layers = DataSourceLayers.of(target);
    return layers.areTransparent()
        ? read(layers.root(), bounds)
        : ConnectionSettings.of(new DataSourceSource(target), ConnectionSettings.Credentials.NONE);
  }
}
