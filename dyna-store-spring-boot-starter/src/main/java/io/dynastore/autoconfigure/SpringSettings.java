package io.dynastore.autoconfigure;

import io.dynastore.autoconfigure.ConnectionSettings.Credentials;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.AbstractDriverBasedDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Reads the settings of Spring's own DataSources, which have no pool. */
final class SpringSettings implements SettingsReader {

  private static final Set<Class<?>> OF_URL =
      Set.of(
          DriverManagerDataSource.class,
          SimpleDriverDataSource.class,
          SingleConnectionDataSource.class);

  @Override
  public boolean canRead(DataSource dataSource) {
    return dataSource instanceof AbstractDriverBasedDataSource;
  }

  @Override
  public boolean knowsAllOf(DataSource dataSource) {
    return OF_URL.contains(dataSource.getClass())
        || !(dataSource instanceof SingleConnectionDataSource);
  }

  @Override
  public ConnectionSettings read(DataSource dataSource, DriverBounds bounds) {
    AbstractDriverBasedDataSource spring = (AbstractDriverBasedDataSource) dataSource;
    if (!OF_URL.contains(spring.getClass())) {
      // One of the application's, which may ask for a token before it connects.
      return ConnectionSettings.of(new DataSourceSource(spring), Credentials.NONE);
    }
    String url = spring.getUrl();
    if (url == null) {
      throw new NotDerivableException(spring.getClass().getSimpleName() + " has no URL");
    }
    Properties properties = spring.getConnectionProperties();
    DriverSource source =
        spring instanceof SimpleDriverDataSource simple
            ? new DriverSource(
                url, simple.getDriver(), properties == null ? new Properties() : properties, bounds)
            : DriverSource.of(url, null, properties, bounds);
    return new ConnectionSettings(
        source,
        new Credentials(spring.getUsername(), spring.getPassword()),
        spring.getCatalog(),
        spring.getSchema(),
        List.of());
  }
}
