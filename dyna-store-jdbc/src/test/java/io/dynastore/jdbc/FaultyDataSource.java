package io.dynastore.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A driver whose methods, by their names, hang or fail. It keeps its connections to look at. */
final class FaultyDataSource extends DelegatingDataSource {

  private final List<Connection> opened = new CopyOnWriteArrayList<>();
  private final Map<String, Supplier<? extends Throwable>> failures = new ConcurrentHashMap<>();
  private final Map<String, CountDownLatch> hanging = new ConcurrentHashMap<>();
  private final List<CountDownLatch> forgotten = new CopyOnWriteArrayList<>();
  private final Map<String, Integer> calls = new ConcurrentHashMap<>();

  FaultyDataSource(DataSource target) {
    super(target);
  }

  /** From now on the method does not return before {@link #heal}; then it does as usual. */
  void hang(String method) {
    hanging.put(method, new CountDownLatch(1));
  }

  void fail(String method, Supplier<? extends Throwable> failure) {
    failures.put(method, failure);
  }

  /** New calls do not hang; those that do go on. */
  void hangNoMore(String method) {
    forgotten.add(Objects.requireNonNull(hanging.remove(method)));
  }

  void heal() {
    failures.clear();
    List<CountDownLatch> all = List.copyOf(hanging.values());
    hanging.clear();
    forgotten.forEach(CountDownLatch::countDown);
    all.forEach(CountDownLatch::countDown);
  }

  /** How often a method was called. */
  int calls(String method) {
    return calls.getOrDefault(method, 0);
  }

  /** All connections that were opened, without faults. */
  List<Connection> opened() {
    return opened;
  }

  long open() throws SQLException {
    long open = 0;
    for (Connection connection : opened) {
      open += connection.isClosed() ? 0 : 1;
    }
    return open;
  }

  @Override
  public Connection getConnection() throws SQLException {
    try {
      before("getConnection");
    } catch (SQLException | RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
    Connection connection = super.getConnection();
    opened.add(connection);
    return proxy(Connection.class, connection);
  }

  private void before(String method) throws Throwable {
    calls.merge(method, 1, Integer::sum);
    CountDownLatch hang = hanging.get(method);
    if (hang != null) {
      hang.await();
    }
    Supplier<? extends Throwable> failure = failures.get(method);
    if (failure != null) {
      throw failure.get();
    }
  }

  private <T> T proxy(Class<T> type, T target) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              before(method.getName());
              Object result = invoke(target, method, arguments);
              if (result instanceof PreparedStatement statement) {
                return proxy(PreparedStatement.class, statement);
              }
              return result instanceof Statement statement
                  ? proxy(Statement.class, statement)
                  : result;
            }));
  }

  private static @Nullable Object invoke(Object target, Method method, Object[] arguments)
      throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getTargetException();
    }
  }
}
