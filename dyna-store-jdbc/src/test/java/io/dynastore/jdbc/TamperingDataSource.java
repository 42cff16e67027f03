package io.dynastore.jdbc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Changes, drops and delays what it is given, and reports success, as some drivers and poolers do.
 */
final class TamperingDataSource extends DelegatingDataSource {

  /** What becomes of all texts, as where a driver's character set does not hold them. */
  volatile UnaryOperator<String> sent = UnaryOperator.identity();

  /** What becomes of the texts of an insert. */
  volatile UnaryOperator<String> inserted = UnaryOperator.identity();

  /** Whether inserts are reported as done, and are not. */
  volatile boolean dropsInserts;

  /** Whether commits are reported as done, and are not. */
  volatile boolean dropsCommits;

  /** How many of the next queries for rows by their ids find nothing, as of a replica that lags. */
  final AtomicInteger emptyReads = new AtomicInteger();

  /** What happens before rows are read by their ids. */
  volatile Runnable beforeReads = () -> {};

  TamperingDataSource(DataSource target) {
    super(target);
  }

  @Override
  public Connection getConnection() throws SQLException {
    Connection target = super.getConnection();
    return proxy(
        Connection.class,
        (proxy, method, arguments) -> {
          if (method.getName().equals("prepareStatement")) {
            return prepare(target, method, arguments);
          }
          return invoke(target, method, arguments);
        });
  }

  private PreparedStatement prepare(Connection target, Method method, Object[] arguments)
      throws Throwable {
    String sql = (String) arguments[0];
    boolean reads =
        sql.startsWith("select id, store, content_hash, content")
            && !sql.contains("content_hash in")
            && (sql.contains("where id in") || sql.contains(" on id in"));
    if (reads) {
      beforeReads.run();
    }
    if (reads && emptyReads.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
      arguments[0] = sql + " and 1 = 0";
    }
    if (dropsCommits) {
      arguments[0] = ((String) arguments[0]).replace("; commit;", "; rollback;");
    }
    PreparedStatement statement =
        (PreparedStatement) Objects.requireNonNull(invoke(target, method, arguments));
    return tampering(target, statement, sql.contains("insert into"));
  }

  private PreparedStatement tampering(
      Connection connection, PreparedStatement target, boolean inserts) {
    return proxy(
        PreparedStatement.class,
        (proxy, method, arguments) -> {
          if (method.getName().equals("setString")) {
            String text = sent.apply((String) arguments[1]);
            target.setString((int) arguments[0], inserts ? inserted.apply(text) : text);
            return null;
          }
          if (inserts && dropsInserts && method.getName().equals("executeUpdate")) {
            return 1;
          }
          if (inserts && dropsInserts && method.getName().equals("execute")) {
            return false;
          }
          return inserts && dropsCommits && method.getName().startsWith("execute")
              ? withoutCommit(connection, () -> invoke(target, method, arguments))
              : invoke(target, method, arguments);
        });
  }

  private interface Execution {

    @Nullable Object run() throws Throwable;
  }

  private static @Nullable Object withoutCommit(Connection connection, Execution statement)
      throws Throwable {
    connection.setAutoCommit(false);
    try {
      return statement.run();
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(
            TamperingDataSource.class.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private static @Nullable Object invoke(
      Object target, Method method, Object @Nullable [] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getTargetException();
    }
  }
}
