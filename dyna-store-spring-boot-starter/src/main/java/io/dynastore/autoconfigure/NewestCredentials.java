package io.dynastore.autoconfigure;

import io.dynastore.autoconfigure.ConnectionSettings.Credentials;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * Chooses between the credentials of the DataSource and those of Spring Boot's connection details,
 * from which the DataSource was made. Either may be changed later; what was is newer.
 */
final class NewestCredentials implements UnaryOperator<Credentials> {

  private final @Nullable JdbcConnectionDetails details;
  private @Nullable Credentials first;
  private boolean related;

  NewestCredentials(@Nullable JdbcConnectionDetails details) {
    this.details = details;
  }

  @Override
  public synchronized Credentials apply(Credentials ofDataSource) {
    if (details == null) {
      return ofDataSource;
    }
    Credentials ofDetails = new Credentials(details.getUsername(), details.getPassword());
    if (first == null) {
      first = ofDataSource;
      related = ofDetails.equals(ofDataSource);
    }
    return related && ofDataSource.equals(first) ? ofDetails : ofDataSource;
  }
}
