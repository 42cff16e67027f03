package io.dynastore.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.datasource.AbstractDriverBasedDataSource;
import org.springframework.jdbc.datasource.SmartDataSource;

/**
 * A connection in the state that templates need, given again and again to those who use it one
 * after another. When it is closed, it is as it was: it may be a pool's.
 */
final class OpenConnection extends AbstractDataSource implements SmartDataSource {

  private static final Logger LOG = LoggerFactory.getLogger(OpenConnection.class);

  private final Connection connection;

  /**
   * How long the driver waited for each answer at first, and what was set last; null if unknown.
   */
  private @Nullable Integer before;

  private @Nullable Integer set;
  private int usual;
  private boolean transactional;
  private @Nullable PostgresqlSession postgresql;
  private final boolean pooled;

  private OpenConnection(Connection connection, boolean pooled) {
    this.connection = connection;
    this.pooled = pooled;
  }

  /** Opens a connection, on which the driver waits for each answer as long as is said. */
  static OpenConnection of(DataSource dataSource, Duration networkTimeout) throws SQLException {
    Connection opened = dataSource.getConnection();
    OpenConnection open = new OpenConnection(opened, isPool(dataSource));
    boolean ready = false;
    try {
      // Each statement is a transaction: the next sees what others have committed meanwhile.
      open.transactional = !open.connection.getAutoCommit();
      if (open.transactional) {
        open.connection.setAutoCommit(true);
      }
      open.readNetworkTimeout(networkTimeout);
      open.postgresql = PostgresqlSession.of(opened, open.pooled ? null : millis(networkTimeout));
      open.limitAnswersAsUsual();
      ready = true;
      return open;
    } finally {
      if (!ready) {
        open.close();
      }
    }
  }

  /** Others may be waiting for a pool's connection. Which are pools cannot be told: most are. */
  private static boolean isPool(DataSource dataSource) {
    try {
      return !dataSource.isWrapperFor(AbstractDriverBasedDataSource.class);
    } catch (SQLException | RuntimeException e) {
      return true;
    }
  }

  /** Whether it may be kept though there is nothing to do. */
  boolean isToKeep() {
    return !pooled;
  }

  private void readNetworkTimeout(Duration wished) throws SQLException {
    try {
      int now = connection.getNetworkTimeout();
      int most = millis(wished);
      before = now;
      set = now;
      usual = now == 0 ? most : Math.min(now, most);
    } catch (SQLFeatureNotSupportedException | AbstractMethodError e) {
      LOG.debug("The driver cannot limit how long the database may take", e);
    }
  }

  private static int millis(Duration time) {
    return (int) Math.min(time.toMillis(), Integer.MAX_VALUE);
  }

  /** Lets the driver wait for each answer as long as was said, or shorter if it did so before. */
  void limitAnswersAsUsual() {
    limitAnswers(usual);
  }

  /** Lets the driver wait for each answer for some time, if it can tell the time. */
  void limitAnswers(Duration time) {
    limitAnswers(millis(time));
  }

  private void limitAnswers(int millis) {
    if (set != null && set != millis) {
      try {
        connection.setNetworkTimeout(Runnable::run, millis);
        set = millis;
      } catch (SQLException | RuntimeException | AbstractMethodError e) {
        // If that is because the connection is broken, the next statement tells.
        LOG.debug("The driver did not limit how long the database may take", e);
      }
    }
  }

  /** Asks the database, as far as it can be reached. */
  boolean isValid() {
    try {
      return connection.isValid(1);
    } catch (SQLException | RuntimeException e) {
      return false;
    }
  }

  /** Ends what is under way on it without asking the database, from another thread. */
  void abort() {
    try {
      connection.abort(Runnable::run);
    } catch (SQLException | RuntimeException | AbstractMethodError e) {
      LOG.debug("A connection could not be aborted", e);
    }
  }

  /** Never throws: nobody needs it any more. */
  void close() {
    try {
      restore();
    } catch (SQLException | RuntimeException e) {
      LOG.debug("A connection could not be given back as it was", e);
    }
    try {
      connection.close();
    } catch (SQLException | RuntimeException e) {
      LOG.debug("A connection could not be closed", e);
    }
  }

  /** The session of PostgreSQL's that runs all statements; null if a pooler chooses, or none. */
  static @Nullable PostgresqlSession sessionOf(JdbcOperations jdbc) {
    return jdbc instanceof JdbcTemplate template
            && template.getDataSource() instanceof OpenConnection open
            && open.postgresql != null
            && open.postgresql.isDirect()
        ? open.postgresql
        : null;
  }

  private void restore() throws SQLException {
    if (postgresql != null) {
      postgresql.restore();
    }
    if (before != null) {
      limitAnswers(before);
    }
    if (transactional) {
      connection.setAutoCommit(false);
    }
  }

  @Override
  public Connection getConnection() {
    return connection;
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    throw new SQLFeatureNotSupportedException("The user of the template table is always the same");
  }

  @Override
  public boolean shouldClose(Connection given) {
    return given != connection;
  }
}
