package io.dynastore.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Connections with a network time-out and without auto-commit, as those of some pools are. */
final class RecordedSettings extends DelegatingDataSource {

  private final AtomicInteger networkTimeout;
  private final List<Integer> seen;
  private final AtomicBoolean autoCommit = new AtomicBoolean();

  /** Starts with a network time-out, and adds those that are set to a list. */
  RecordedSettings(DataSource target, AtomicInteger networkTimeout, List<Integer> seen) {
    super(target);
    this.networkTimeout = networkTimeout;
    this.seen = seen;
  }

  boolean autoCommit() {
    return autoCommit.get();
  }

  @Override
  public Connection getConnection() throws SQLException {
    Connection target = super.getConnection();
    target.setAutoCommit(false);
    return (Connection)
        Proxy.newProxyInstance(
            Connection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              String name = method.getName();
              if (name.equals("getNetworkTimeout")) {
                return networkTimeout.get();
              }
              if (name.equals("setNetworkTimeout")) {
                networkTimeout.set((int) arguments[1]);
                seen.add((int) arguments[1]);
                return null;
              }
              if (name.equals("setAutoCommit")) {
                autoCommit.set((boolean) arguments[0]);
              }
              try {
                return method.invoke(target, arguments);
              } catch (InvocationTargetException e) {
                throw e.getTargetException();
              }
            });
  }
}
