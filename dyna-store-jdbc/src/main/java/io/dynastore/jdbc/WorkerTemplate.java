package io.dynastore.jdbc;

import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCallback;
import org.springframework.jdbc.core.PreparedStatementCreator;
import org.springframework.jdbc.core.PreparedStatementSetter;

/** Notes which statement runs, and begins none that nobody waits for. */
final class WorkerTemplate extends JdbcTemplate {

  private final ConnectionWorker worker;

  WorkerTemplate(ConnectionWorker worker, OpenConnection connection) {
    super(connection);
    this.worker = worker;
  }

  @Override
  protected void applyStatementSettings(Statement begun) throws SQLException {
    super.applyStatementSettings(begun);
    if (worker.isAbandoned()) {
      throw new SQLTimeoutException("Nobody waits for the answer any more");
    }
    worker.begin(begun);
  }

  /** Is called after each statement that was answered. */
  @Override
  protected void handleWarnings(Statement answered) throws SQLException {
    super.handleWarnings(answered);
    worker.answered();
  }

  @Override
  protected int update(PreparedStatementCreator creator, @Nullable PreparedStatementSetter setter) {
    return worker.writing(() -> super.update(creator, setter));
  }

  @Override
  public <T extends @Nullable Object> T execute(String sql, PreparedStatementCallback<T> action) {
    return worker.writing(() -> super.execute(sql, action));
  }
}
