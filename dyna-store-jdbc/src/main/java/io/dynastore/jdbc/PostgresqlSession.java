package io.dynastore.jdbc;

import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/**
 * Whether a connection is a session of PostgreSQL's, and what follows from that. Statements that
 * are prepared on the server belong to a session. A pooler in transaction mode, such as PgBouncer,
 * gives each transaction another session, where the same name may be that of another client's
 * statement. So nothing is prepared on the server, whatever the URL says, unless the server process
 * that the driver was told of when it connected is the one that runs the statements: poolers tell a
 * number of their own. Pgpool tells the process's, and keeps to one.
 */
final class PostgresqlSession {

  private static final Logger LOG = LoggerFactory.getLogger(PostgresqlSession.class);

  /** By reflection: the driver is optional, and to compile against it takes further libraries. */
  private static final @Nullable Class<?> DRIVER = driver();

  /**
   * Lets what is reported as done be on the disk, though the database may be set to be quicker than
   * that. The parameter tells whether it is for the transaction only.
   */
  static final String SYNCHRONOUS_COMMIT =
      "set_config('synchronous_commit', case current_setting('synchronous_commit')"
          + " when 'off' then 'on' else current_setting('synchronous_commit') end, %s)";

  private final Object driver;
  private final int threshold;
  private final boolean direct;
  private final boolean configured;

  private PostgresqlSession(Object driver, int threshold, boolean direct, boolean configured) {
    this.driver = driver;
    this.threshold = threshold;
    this.direct = direct;
    this.configured = configured;
  }

  private static @Nullable Class<?> driver() {
    ClassLoader loader = PostgresqlSession.class.getClassLoader();
    String name = "org.postgresql.PGConnection";
    return ClassUtils.isPresent(name, loader) ? ClassUtils.resolveClassName(name, loader) : null;
  }

  /**
   * Asks the database; null if the connection is none of PostgreSQL's driver.
   *
   * @param timeout the longest that a statement may take, in milliseconds, if that may be set for
   *     the whole session, as nobody else will use it; else null
   */
  static @Nullable PostgresqlSession of(Connection connection, @Nullable Integer timeout)
      throws SQLException {
    if (DRIVER == null || !connection.isWrapperFor(DRIVER)) {
      return null;
    }
    Object driver = connection.unwrap(DRIVER);
    int threshold = number(driver, "getPrepareThreshold");
    int process = number(driver, "getBackendPID");
    setPrepareThreshold(driver, 0);
    boolean direct = runsStatements(process, connection, timeout);
    if (direct) {
      setPrepareThreshold(driver, threshold);
    } else {
      LOG.debug("There is a pooler before PostgreSQL: nothing is prepared on the server");
    }
    return new PostgresqlSession(driver, threshold, direct, direct && timeout != null);
  }

  /** Whether a process of the server runs the statements; if so, configures its session. */
  private static boolean runsStatements(
      int process, Connection connection, @Nullable Integer timeout) throws SQLException {
    String sql =
        timeout == null
            ? "select pg_backend_pid()"
            : "select pid, case when pid = "
                + process
                + " then set_config('statement_timeout', '"
                + timeout
                + "', false) || "
                + String.format(SYNCHRONOUS_COMMIT, "false")
                + " end from pg_backend_pid() pid";
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      return row.next() && row.getInt(1) == process;
    }
  }

  /** Whether one session runs all statements of the connection. */
  boolean isDirect() {
    return direct;
  }

  /** Whether the settings for inserting are those of the session. */
  boolean isConfigured() {
    return configured;
  }

  /** Lets the driver do again what its settings say. */
  void restore() {
    if (!direct) {
      setPrepareThreshold(driver, threshold);
    }
  }

  private static void setPrepareThreshold(Object driver, int threshold) {
    invoke(driver, "setPrepareThreshold", threshold);
  }

  private static int number(Object driver, String name) {
    return (int) Objects.requireNonNull(invoke(driver, name));
  }

  private static @Nullable Object invoke(Object driver, String name, Object... values) {
    Class<?>[] types = values.length == 0 ? new Class<?>[0] : new Class<?>[] {int.class};
    Method method = ReflectionUtils.findMethod(Objects.requireNonNull(DRIVER), name, types);
    return ReflectionUtils.invokeMethod(Objects.requireNonNull(method), driver, values);
  }
}
