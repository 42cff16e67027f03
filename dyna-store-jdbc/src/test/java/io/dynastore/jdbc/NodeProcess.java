package io.dynastore.jdbc;

import io.dynastore.DynaStore;
import io.dynastore.HighCardinality;
import io.dynastore.databases.TestDatabase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * A node, to be run as a process of its own. Each of its threads creates an id of each of the same
 * contents, in an order of its own. Prints the ids that its first thread got, in the order of the
 * contents, and fails if another thread got others.
 */
final class NodeProcess {

  static final String READY = "ready";
  static final String IDS = "ids ";

  record Item(@HighCardinality long number, String content) {}

  private NodeProcess() {}

  static Item item(int content) {
    return new Item(content, "content " + content);
  }

  /** Arguments: URL, user, password, seed, threads, contents. */
  public static void main(String[] arguments) throws Exception {
    DynaStore<Item> store = store(new TestDatabase(arguments[0], arguments[1], arguments[2]));
    int seed = Integer.parseInt(arguments[3]);
    int threads = Integer.parseInt(arguments[4]);
    int contents = Integer.parseInt(arguments[5]);
    System.out.println(READY);
    if (System.in.read() < 0) {
      throw new IllegalStateException("Nobody said when to start");
    }
    List<Callable<List<String>>> tasks = new ArrayList<>();
    for (int thread = 0; thread < threads; thread++) {
      int ofThread = seed * threads + thread;
      tasks.add(() -> createAll(store, contents, ofThread));
    }
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    List<Future<List<String>>> answers = executor.invokeAll(tasks);
    List<String> ids = answers.get(0).get();
    for (Future<List<String>> answer : answers) {
      if (!answer.get().equals(ids)) {
        throw new IllegalStateException("Two threads got two ids of one content");
      }
    }
    executor.shutdown();
    // Drivers may log to the same place.
    System.out.println(IDS + String.join(" ", ids));
  }

  static DynaStore<Item> store(TestDatabase database) {
    return DynaStore.builder(Item.class)
        .templates(JdbcTemplateRepository.builder(database.unpooled()).minIdLength(1).build())
        .build();
  }

  private static List<String> createAll(DynaStore<Item> store, int contents, int seed) {
    List<Integer> order = new ArrayList<>(IntStream.range(0, contents).boxed().toList());
    Collections.shuffle(order, new Random(seed));
    String[] ids = new String[contents];
    order.forEach(content -> ids[content] = store.create(item(content)));
    return List.of(ids);
  }
}
