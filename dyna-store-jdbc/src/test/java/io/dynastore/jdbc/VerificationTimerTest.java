package io.dynastore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynastore.DynaStore;
import io.dynastore.HighCardinality;
import io.dynastore.databases.TestDatabase;
import java.io.File;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** In a process of its own, whose threads are no other test's. */
class VerificationTimerTest {

  private static final TestDatabase DATABASE = TestDatabase.h2();

  record Item(@HighCardinality int number, String content) {}

  private static JdbcTemplateRepository used(Duration interval) {
    JdbcTemplateRepository repository =
        JdbcTemplateRepository.builder(DATABASE.unpooled()).verifyInterval(interval).build();
    DynaStore.builder(Item.class).templates(repository).build().create(new Item(1, "one"));
    return repository;
  }

  private static List<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("dyna-store-verification"))
        .toList();
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    while (!condition.getAsBoolean()) {
      TimeUnit.MILLISECONDS.sleep(10);
    }
  }

  public static void main(String[] arguments) throws InterruptedException {
    TemplateMigration.run(DATABASE.unpooled(), "template");
    isNotStartedForThoseWhoDeleteOnPurpose();
    hasOneThreadWithoutAClassLoaderOfAnApplicationUntilTheLastRepositoryIsClosed();
    holdsNoRepositoryThatNobodyUsesAnyMore();
    System.exit(0);
  }

  private static void isNotStartedForThoseWhoDeleteOnPurpose() {
    used(Duration.ZERO).close();
    assertThat(threads()).isEmpty();
  }

  private static void hasOneThreadWithoutAClassLoaderOfAnApplicationUntilTheLastRepositoryIsClosed()
      throws InterruptedException {
    Thread.currentThread()
        .setContextClassLoader(new ClassLoader(VerificationTimer.class.getClassLoader()) {});
    JdbcTemplateRepository one = used(Duration.ofHours(1));
    JdbcTemplateRepository other = used(Duration.ofHours(1));
    assertThat(threads()).hasSize(1);
    Thread thread = threads().get(0);
    assertThat(thread.isDaemon()).isTrue();
    assertThat(thread.getContextClassLoader()).isSameAs(VerificationTimer.class.getClassLoader());

    one.close();
    assertThat(thread.isAlive()).isTrue();
    other.close();
    other.close();
    thread.join();

    assertThat(threads()).isEmpty();
    assertThat(other.latest("item", 1)).hasSize(1);
  }

  private static void holdsNoRepositoryThatNobodyUsesAnyMore() throws InterruptedException {
    WeakReference<JdbcTemplateRepository> repository =
        new WeakReference<>(used(Duration.ofHours(1)));
    await(
        () -> {
          System.gc();
          return repository.refersTo(null);
        });
    // What is added looks after those that were collected; the last to be closed ends the thread.
    used(Duration.ofHours(1)).close();
    await(() -> threads().isEmpty());
  }

  @Test
  @Timeout(120)
  void startsAndEndsWithTheRepositories() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                VerificationTimerTest.class.getName())
            .redirectErrorStream(true)
            .redirectOutput(new File("target/verification-timer.log"))
            .start();

    assertThat(process.waitFor(100, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
  }
}
