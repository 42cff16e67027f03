package io.dynastore.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * Opens a few connections at most at a time. Who has to wait is handed the connection of another
 * who is done; when nobody waits, it is closed. So a burst costs a few connections, and silence
 * none.
 *
 * <p>A pool would keep connections and a thread where nothing is to be done, and while the database
 * is down would try until its time-out what fails at once here.
 */
final class BoundedDataSource extends AbstractDataSource {

  private static final Logger LOG = LoggerFactory.getLogger(BoundedDataSource.class);

  private static final int SECONDS_TO_PROVE_ALIVE = 1;

  private final DataSource target;
  private final int most;
  private final Duration timeout;

  private final ReentrantLock lock = new ReentrantLock(true);
  private final Condition changed = lock.newCondition();
  private final Deque<Connection> handedOn = new ArrayDeque<>();
  private int open;
  private int waiting;

  /**
   * Opens nothing yet.
   *
   * @param timeout how long to wait for a connection of others, and on one for the database
   */
  BoundedDataSource(DataSource target, int most, Duration timeout) {
    this.target = target;
    this.most = most;
    this.timeout = timeout;
  }

  @Override
  public Connection getConnection() throws SQLException {
    Connection connection = claim();
    if (connection == null) {
      boolean opened = false;
      try {
        connection = open();
        opened = true;
      } finally {
        if (!opened) {
          oneLess();
        }
      }
    }
    return shown(connection);
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    throw new SQLFeatureNotSupportedException("The user of the template table is always the same");
  }

  private Connection open() throws SQLException {
    Connection connection = target.getConnection();
    try {
      connection.setNetworkTimeout(Runnable::run, Math.toIntExact(timeout.toMillis()));
    } catch (SQLFeatureNotSupportedException e) {
      LOG.debug("The driver cannot limit how long the database may take", e);
    }
    return connection;
  }

  /** A connection of another thread's, or null with the right to open one. */
  private @Nullable Connection claim() throws SQLException {
    long left = timeout.toNanos();
    lock.lock();
    try {
      waiting++;
      while (handedOn.isEmpty() && open >= most) {
        if (left <= 0) {
          throw new SQLTransientConnectionException(
              "all " + most + " connections for templates were in use for " + timeout);
        }
        left = changed.awaitNanos(left);
      }
      if (handedOn.isEmpty()) {
        open++;
      }
      return handedOn.poll();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLTransientConnectionException("interrupted while waiting for a connection", e);
    } finally {
      waiting--;
      if (handedOn.size() > waiting) {
        closeSurplus(handedOn.remove());
      }
      lock.unlock();
    }
  }

  /** It was handed on to a thread that was interrupted, and there is no other to take it. */
  private void closeSurplus(Connection connection) {
    open--;
    try {
      connection.close();
    } catch (SQLException e) {
      LOG.debug("A connection could not be closed", e);
    }
  }

  private void giveBack(Connection connection) throws SQLException {
    if (isWanted() && isAsNew(connection) && handOn(connection)) {
      return;
    }
    try {
      connection.close();
    } finally {
      oneLess();
    }
  }

  private boolean isWanted() {
    lock.lock();
    try {
      return waiting > handedOn.size();
    } finally {
      lock.unlock();
    }
  }

  private static boolean isAsNew(Connection connection) throws SQLException {
    return !connection.isClosed()
        && connection.getAutoCommit()
        && connection.isValid(SECONDS_TO_PROVE_ALIVE);
  }

  private boolean handOn(Connection connection) {
    lock.lock();
    try {
      boolean wanted = waiting > handedOn.size();
      if (wanted) {
        handedOn.add(connection);
        changed.signal();
      }
      return wanted;
    } finally {
      lock.unlock();
    }
  }

  private void oneLess() {
    lock.lock();
    try {
      open--;
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  private Connection shown(Connection connection) {
    AtomicBoolean closed = new AtomicBoolean();
    return (Connection)
        Proxy.newProxyInstance(
            BoundedDataSource.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "close" -> {
                    if (closed.compareAndSet(false, true)) {
                      giveBack(connection);
                    }
                    yield null;
                  }
                  case "isClosed" -> closed.get() || connection.isClosed();
                  case "equals" -> proxy == arguments[0];
                  case "hashCode" -> System.identityHashCode(proxy);
                  default -> invoke(connection, method, arguments);
                });
  }

  private static @Nullable Object invoke(Connection connection, Method method, Object[] arguments)
      throws Throwable {
    try {
      return method.invoke(connection, arguments);
    } catch (InvocationTargetException e) {
      throw e.getTargetException();
    }
  }
}
