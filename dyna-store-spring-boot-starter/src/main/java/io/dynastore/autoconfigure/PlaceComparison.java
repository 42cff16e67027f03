package io.dynastore.autoconfigure;

import java.sql.Connection;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares, once, where connections of the application's DataSource lead with where our own do.
 * That DataSource may have no connection to spare: it is asked on a thread of its own, which holds
 * nothing that others wait for, for a short time, and again later.
 */
final class PlaceComparison {

  private static final Logger LOG = LoggerFactory.getLogger(PlaceComparison.class);

  private final Duration patience;
  private @Nullable CompletableFuture<ConnectionPlace> asked;
  private volatile @Nullable String result;

  PlaceComparison(Duration patience) {
    this.patience = patience;
  }

  /** What differs; empty if nothing does, null if that is not known yet. */
  @Nullable String result() {
    return result;
  }

  /** Tries to find the result. */
  synchronized void compare(ConnectionPlace own, DataSource application) {
    if (result != null) {
      return;
    }
    CompletableFuture<ConnectionPlace> place = asked == null ? ask(application) : asked;
    asked = place;
    try {
      String difference = place.get(patience.toMillis(), TimeUnit.MILLISECONDS).difference(own);
      result = difference == null ? "" : difference;
    } catch (TimeoutException e) {
      LOG.debug("The application's DataSource has no connection to compare yet", e);
    } catch (ExecutionException e) {
      LOG.debug("The application's DataSource gives no connection to compare", e);
      asked = null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static CompletableFuture<ConnectionPlace> ask(DataSource application) {
    CompletableFuture<ConnectionPlace> place = new CompletableFuture<>();
    Runnable question =
        () -> {
          try (Connection connection = application.getConnection()) {
            place.complete(ConnectionPlace.of(connection));
          } catch (Exception e) { // whatever a DataSource throws
            place.completeExceptionally(e);
          }
        };
    // Without what the caller's thread hands down, such as a tenant.
    Thread thread = new Thread(null, question, "dyna-store-datasource", 0, false);
    thread.setDaemon(true);
    thread.start();
    return place;
  }
}
