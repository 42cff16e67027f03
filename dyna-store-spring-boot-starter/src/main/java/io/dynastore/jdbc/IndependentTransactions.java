package io.dynastore.jdbc;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs statements apart from the caller's transaction, which may have failed, may roll back, and
 * may not see what was committed since it began.
 */
final class IndependentTransactions {

  private static final Logger LOG = LoggerFactory.getLogger(IndependentTransactions.class);

  private static final int MAX_TRIES = 50;

  /** Pauses are from half of this on, and twice as long after each try. */
  private static final Duration FIRST_PAUSE = Duration.ofMillis(1);

  private static final Duration MAX_PAUSE = Duration.ofMillis(100);

  private final Duration timeout;
  private final JdbcTemplate jdbc;
  private final TransactionTemplate newTransaction;

  IndependentTransactions(DataSource dataSource, Duration timeout) {
    this.timeout = timeout;
    this.jdbc = new JdbcTemplate(dataSource);
    this.newTransaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
    newTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    newTransaction.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
  }

  /** Sees what is committed by now. */
  <T> T read(Function<JdbcOperations, T> action) {
    // Within a transaction of the caller's, Spring would keep our connection until that ends.
    return TransactionSynchronizationManager.isSynchronizationActive()
        ? inNewTransaction(action)
        : action.apply(jdbc);
  }

  /** Is committed on return. Tried again, as a whole, when another writer was first. */
  <T> T write(Function<JdbcOperations, T> action) {
    long start = System.nanoTime();
    for (int tries = 1; ; tries++) {
      try {
        return inNewTransaction(action);
      } catch (DuplicateKeyException | ConcurrencyFailureException e) {
        // Another took a hash or an id between our look and our insert: look again.
        LOG.debug("Try {} to save templates met another writer", tries, e);
        if (tries == MAX_TRIES || System.nanoTime() - start > timeout.toNanos()) {
          throw e;
        }
        LockSupport.parkNanos(pauseAfter(tries));
      }
    }
  }

  /** Longer after each try, and random, so that writers who met do not meet again. */
  private static long pauseAfter(int tries) {
    long most = Math.min(MAX_PAUSE.toNanos(), FIRST_PAUSE.toNanos() << Math.min(tries - 1, 20));
    return ThreadLocalRandom.current().nextLong(most / 2, most);
  }

  private <T> T inNewTransaction(Function<JdbcOperations, T> action) {
    AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
    try {
      return Objects.requireNonNull(
          newTransaction.execute(
              status -> {
                try {
                  return action.apply(jdbc);
                } catch (RuntimeException e) {
                  failure.set(e);
                  throw e;
                }
              }));
    } catch (RuntimeException e) {
      // A rollback that fails, too, says no more than that the connection is gone.
      RuntimeException first = failure.get();
      if (first == null || first == e) {
        throw e;
      }
      first.addSuppressed(e);
      throw first;
    }
  }
}
