package io.dynastore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynastore.DynaStore;
import io.dynastore.HighCardinality;
import io.dynastore.TemplateNotFoundException;
import io.dynastore.TemplateRepositoryUnavailableException;
import io.dynastore.databases.TestDatabase;
import io.dynastore.template.InMemoryTemplateRepository;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Rows that were deleted, or lost, while a process has their templates in memory. */
@Timeout(180)
@ExtendWith(OutputCaptureExtension.class)
class TemplateComparisonTest {

  private static final Logger LOG = LoggerFactory.getLogger(TemplateComparisonTest.class);

  private static final int THREADS = 4;
  private static final int CONTENTS = 1_200;

  record Item(@HighCardinality int number, String content) {}

  static List<Named<Supplier<TestDatabase>>> databases() {
    return List.of(
        Named.of("H2", TestDatabase::h2),
        Named.of("PostgreSQL", TestDatabase::postgresql),
        Named.of("MariaDB", TestDatabase::mariadb));
  }

  /** A process with a store that verifies every second, or never. */
  private static final class Node implements AutoCloseable {

    final JdbcTemplateRepository repository;
    final DynaStore<Item> store;

    Node(TestDatabase database, Duration verifyInterval) {
      repository =
          JdbcTemplateRepository.builder(database.unpooled())
              .verifyInterval(verifyInterval)
              .unknownIds(0, Duration.ZERO)
              .build();
      store = DynaStore.builder(Item.class).templates(repository).build();
    }

    static Node verifying(TestDatabase database) {
      return new Node(database, Duration.ofSeconds(1));
    }

    static Node fresh(TestDatabase database) {
      return new Node(database, Duration.ZERO);
    }

    @Override
    public void close() {
      repository.close();
    }
  }

  private static TestDatabase migrated(Supplier<TestDatabase> server) {
    TestDatabase database = server.get();
    TemplateMigration.run(database.unpooled(), "template");
    return database;
  }

  private static Item item(int content) {
    return new Item(content, "content " + content);
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(60));
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  /** Another content that an empty table gives the id. */
  private static int contentOfFirstId(String templateId) {
    for (int content = 2; ; content++) {
      InMemoryTemplateRepository empty = new InMemoryTemplateRepository();
      DynaStore<Item> store = DynaStore.builder(Item.class).templates(empty).build();
      if (store.create(item(content)).startsWith(templateId + "-")) {
        return content;
      }
    }
  }

  private static boolean isRead(DynaStore<Item> store, String id) {
    try {
      store.parse(id);
      return true;
    } catch (TemplateNotFoundException e) {
      return false;
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void aTableThatIsEmptiedUnderLoadLosesNoIdForGood(Supplier<TestDatabase> server)
      throws Exception {
    TestDatabase database = migrated(server);
    Map<String, Item> created = new ConcurrentHashMap<>();
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    long unreadableBefore;
    try (Node node = Node.verifying(database)) {
      List<Future<@Nullable Void>> running = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        int thread = i;
        running.add(threads.submit(() -> create(node.store, created, thread)));
      }
      await(() -> created.size() > CONTENTS / 4);
      new JdbcTemplate(database.unpooled()).update("delete from template");
      try (Node other = Node.fresh(database)) {
        unreadableBefore =
            List.copyOf(created.keySet()).stream().filter(id -> !isRead(other.store, id)).count();
      }
      for (Future<@Nullable Void> thread : running) {
        thread.get();
      }
      await(
          () -> {
            try (Node other = Node.fresh(database)) {
              return created.keySet().stream().allMatch(id -> isRead(other.store, id));
            }
          });
      // It goes on to give the ids that it gave.
      assertThat(node.store.createAll(IntStream.range(0, CONTENTS).mapToObj(n -> item(n)).toList()))
          .allMatch(created::containsKey);
    }
    threads.shutdown();
    try (Node other = Node.fresh(database)) {
      created.forEach((id, item) -> assertThat(other.store.parse(id)).isEqualTo(item));
      assertThat(
              other.store.createAll(IntStream.range(0, CONTENTS).mapToObj(n -> item(n)).toList()))
          .allMatch(created::containsKey);
    }
    assertThat(unreadableBefore).isPositive();
    LOG.info(
        "{}: table emptied while {} ids were created: {} unreadable then, 0 after the comparison",
        database.url().split(":", 3)[1],
        created.size(),
        unreadableBefore);
  }

  private static @Nullable Void create(
      DynaStore<Item> store, Map<String, Item> created, int thread) {
    for (int n = thread; n < CONTENTS; n += THREADS) {
      created.put(store.create(item(n)), item(n));
      created.put(store.create(item(n / 2)), item(n / 2));
    }
    return null;
  }

  @ParameterizedTest
  @MethodSource("databases")
  void anIdThatHasGotAnotherMeaningIsRefusedAndBothContentsGetOthers(
      Supplier<TestDatabase> server, CapturedOutput output) throws Exception {
    TestDatabase database = migrated(server);
    JdbcTemplate jdbc = new JdbcTemplate(database.unpooled());
    try (Node node = Node.verifying(database);
        Node other = Node.fresh(database)) {
      String id = node.store.create(item(1));
      String templateId = id.substring(0, id.indexOf('-'));
      jdbc.update("delete from template");
      int taker = contentOfFirstId(templateId);
      String reused = other.store.create(item(taker));
      assertThat(reused).startsWith(templateId + "-");

      await(
          () -> {
            try {
              node.store.parse(id);
              return false;
            } catch (AmbiguousTemplateIdException e) {
              return e.getTemplateId().equals(templateId);
            }
          });

      assertThat(output)
          .contains("ERROR")
          .contains("The template id '" + templateId + "' has got another meaning")
          .contains("\"content\":\"content 1\"")
          .contains("\"content\":\"content " + taker + "\"");
      assertThatThrownBy(() -> node.store.parseAll(List.of(id)))
          .isInstanceOf(AmbiguousTemplateIdException.class)
          .hasMessageContaining("'" + templateId + "'")
          .hasMessageContaining("min-template-id-length");
      for (int content : new int[] {1, taker}) {
        String again = node.store.create(item(content));
        assertThat(again).doesNotStartWith(templateId + "-");
        assertThat(node.store.create(item(content))).isEqualTo(again);
        assertThat(node.store.parse(again)).isEqualTo(item(content));
        try (Node fresh = Node.fresh(database)) {
          assertThat(fresh.store.parse(again)).isEqualTo(item(content));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void afterAnOutageLostTemplatesAreWrittenBackBeforeAnythingNewIsSaved(
      Supplier<TestDatabase> server) {
    TestDatabase database = migrated(server);
    AtomicBoolean down = new AtomicBoolean();
    JdbcTemplateRepository repository =
        JdbcTemplateRepository.builder(
                new DelegatingDataSource(database.unpooled()) {
                  @Override
                  public Connection getConnection() throws SQLException {
                    if (down.get()) {
                      throw new SQLException("down", "08006");
                    }
                    return super.getConnection();
                  }
                })
            .verifyInterval(Duration.ZERO)
            .idleTimeout(Duration.ZERO)
            .build();
    DynaStore<Item> store = DynaStore.builder(Item.class).templates(repository).build();
    Map<String, Item> created = new HashMap<>();
    for (int n = 0; n < 80; n++) {
      created.put(store.create(item(n)), item(n));
    }

    down.set(true);
    assertThatThrownBy(() -> store.create(item(80)))
        .isInstanceOf(TemplateRepositoryUnavailableException.class);
    new JdbcTemplate(database.unpooled()).update("delete from template");
    assertThatThrownBy(() -> store.create(item(80)))
        .isInstanceOf(TemplateRepositoryUnavailableException.class);
    down.set(false);
    created.put(createdWhenItIsBack(store, item(80)), item(80));
    for (int n = 81; n < 240; n++) {
      assertThat(created.put(store.create(item(n)), item(n))).isNull();
    }

    try (Node fresh = Node.fresh(database)) {
      created.forEach((id, item) -> assertThat(fresh.store.parse(id)).isEqualTo(item));
    }
  }

  /** Who comes before the first probe has an answer is refused. */
  private static String createdWhenItIsBack(DynaStore<Item> store, Item item) {
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (true) {
      try {
        return store.create(item);
      } catch (TemplateRepositoryUnavailableException e) {
        assertThat(System.nanoTime()).as("still out: %s", e.getMessage()).isLessThan(end);
      }
    }
  }
}
