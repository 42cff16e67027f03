package io.dynastore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynastore.DynaStore;
import io.dynastore.HighCardinality;
import io.dynastore.databases.DatabaseKind;
import io.dynastore.databases.OnDatabases;
import io.dynastore.databases.TestDatabase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/** What many objects and many threads cost the database. */
@Timeout(120)
@ParameterizedClass
@EnumSource(
    value = DatabaseKind.class,
    names = {"H2", "POSTGRESQL", "MARIADB"})
class LoadTest extends OnDatabases {

  private static final Logger LOG = LoggerFactory.getLogger(LoadTest.class);

  private static final int THREADS = 16;

  record Item(@HighCardinality int number, String content) {}

  private final TestDatabase database = newDatabase();
  private final CountingDataSource counted = new CountingDataSource(database.unpooled());
  private final JdbcTemplate jdbc = new JdbcTemplate(counted);

  LoadTest(DatabaseKind kind) {
    super(kind);
  }

  @BeforeEach
  void createTable() {
    TemplateMigration.run(counted, null, "template");
  }

  private DynaStore<Item> newNode() {
    return DynaStore.builder(Item.class)
        .templates(JdbcTemplateRepository.builder(counted).build())
        .build();
  }

  private static Item item(int number, int contents) {
    return new Item(number, "content " + number % contents);
  }

  private int rows() {
    return Objects.requireNonNull(
        jdbc.queryForObject("select count(*) from template", Integer.class));
  }

  private static <T> List<T> inThreads(List<Callable<T>> tasks) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
    try {
      List<T> results = new ArrayList<>();
      for (Future<T> future : threads.invokeAll(tasks)) {
        results.add(future.get());
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void manyObjectsOverHundredsOfTemplatesTakeAHandfulOfStatements() {
    List<Item> items = IntStream.range(0, 10_000).mapToObj(n -> item(n, 300)).toList();
    DynaStore<Item> one = newNode();
    DynaStore<Item> other = newNode();
    int start = counted.statements();

    List<String> ids = one.createAll(items);
    int created = counted.statements() - start;
    List<Item> parsed = other.parseAll(ids);
    int all = counted.statements() - start;

    assertThat(parsed).isEqualTo(items);
    assertThat(created).isLessThanOrEqualTo(6);
    assertThat(all - created).isOne();
    assertThat(rows()).isEqualTo(300);
    LOG.info(
        "{}: createAll of 10,000 objects over 300 new templates: {} statements, 300 rows;"
            + " parseAll of their ids: {} statement",
        getClass().getSimpleName(),
        created,
        all - created);
  }

  @Test
  void threadsThatMissOneTemplateCostNoMoreThanOneThread() throws Exception {
    DynaStore<Item> one = newNode();
    one.create(new Item(1, "first")); // which server answers is not known before
    int start = counted.statements();
    String alone = one.create(new Item(1, "alone"));
    int byOneThread = counted.statements() - start;

    start = counted.statements();
    List<String> ids =
        inThreads(Collections.nCopies(THREADS, () -> one.create(new Item(1, "together"))));
    assertThat(counted.statements() - start).isEqualTo(byOneThread);
    assertThat(new HashSet<>(ids)).hasSize(1).doesNotContain(alone);

    DynaStore<Item> other = newNode();
    start = counted.statements();
    assertThat(inThreads(Collections.nCopies(THREADS, () -> other.parse(alone))))
        .containsOnly(new Item(1, "alone"));
    assertThat(counted.statements() - start).isOne();
  }

  @Test
  void threadsThatCreateTheSameContentsAgreeOnOneIdForEach() throws Exception {
    int contents = 1_000;
    List<DynaStore<Item>> nodes = List.of(newNode(), newNode());
    List<Callable<List<String>>> tasks = new ArrayList<>();
    for (int thread = 0; thread < THREADS; thread++) {
      DynaStore<Item> node = nodes.get(thread % 2);
      List<Integer> order = new ArrayList<>(IntStream.range(0, contents).boxed().toList());
      Collections.shuffle(order, new Random(thread));
      tasks.add(
          () -> {
            String[] ids = new String[contents];
            order.forEach(n -> ids[n] = node.create(item(n, contents)));
            return List.of(ids);
          });
    }

    List<List<String>> answers = inThreads(tasks);

    assertThat(new HashSet<>(answers)).hasSize(1);
    assertThat(new HashSet<>(answers.get(0))).hasSize(contents);
    assertThat(rows()).isEqualTo(contents);
  }

  @Test
  void aNodeThatPreloadsNeedsOneStatement() {
    List<Item> items = IntStream.range(0, 300).mapToObj(n -> item(n, 300)).toList();
    List<String> ids = newNode().createAll(items);
    JdbcTemplateRepository templates = JdbcTemplateRepository.builder(counted).build();
    int start = counted.statements();

    DynaStore<Item> restarted =
        DynaStore.builder(Item.class).templates(templates).preload(300).build();

    assertThat(restarted.parseAll(ids)).isEqualTo(items);
    assertThat(restarted.createAll(items)).isEqualTo(ids);
    assertThat(counted.statements() - start).isOne();
  }

  @Test
  void anUnknownIdIsAskedForOnceInAWhile() {
    JdbcTemplateRepository templates = JdbcTemplateRepository.builder(counted).build();
    int start = counted.statements();

    for (int i = 0; i < 100; i++) {
      assertThat(templates.find("unknown")).isEmpty();
    }

    assertThat(counted.statements() - start).isLessThan(100);
  }
}
