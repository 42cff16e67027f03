package io.dynastore.jdbc;

import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks the database what it is, until it has told, and whether it lets statements be one
 * transaction, which a pooler may not. Holds no lock, as the database may hang.
 */
final class DetectedDialect implements Supplier<Dialect> {

  private final BoundedConnections connections;
  private volatile @Nullable Dialect dialect;

  DetectedDialect(BoundedConnections connections) {
    this.connections = connections;
  }

  @Override
  public Dialect get() {
    Dialect known = dialect;
    if (known == null) {
      known =
          connections.call(
              false,
              jdbc -> {
                Dialect detected = Dialects.of(Objects.requireNonNull(jdbc.getDataSource()));
                IndependentTransactions.tryTransaction(jdbc, detected);
                return detected;
              });
      dialect = known;
    }
    return known;
  }
}
