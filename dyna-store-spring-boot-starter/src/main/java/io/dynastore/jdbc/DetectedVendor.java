package io.dynastore.jdbc;

import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks the database what it is, until it has told, and whether it lets statements be one
 * transaction, which a pooler may not. Holds no lock, as the database may hang.
 */
final class DetectedVendor implements Supplier<Vendor> {

  private final BoundedConnections connections;
  private volatile @Nullable Vendor vendor;

  DetectedVendor(BoundedConnections connections) {
    this.connections = connections;
  }

  @Override
  public Vendor get() {
    Vendor known = vendor;
    if (known == null) {
      known =
          connections.call(
              false,
              jdbc -> {
                IndependentTransactions.tryTransaction(jdbc);
                return Vendor.of(Objects.requireNonNull(jdbc.getDataSource()));
              });
      vendor = known;
    }
    return known;
  }
}
