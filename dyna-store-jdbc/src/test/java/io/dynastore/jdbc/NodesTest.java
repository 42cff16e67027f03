package io.dynastore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynastore.databases.TestDatabase;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

@Tag("nodes")
@Timeout(180)
class NodesTest {

  private static final Logger LOG = LoggerFactory.getLogger(NodesTest.class);

  private static final int NODES = 4;
  private static final int THREADS = 16;
  private static final int CONTENTS = 1_000;

  static List<Named<Supplier<TestDatabase>>> databases() {
    return List.of(
        Named.of("PostgreSQL", TestDatabase::postgresql),
        Named.of("MariaDB", TestDatabase::mariadb));
  }

  @ParameterizedTest
  @MethodSource("databases")
  void processesThatCreateTheSameContentsAgreeOnOneIdForEach(Supplier<TestDatabase> server)
      throws Exception {
    TestDatabase database = server.get();
    DataSource dataSource = database.unpooled();
    TemplateMigration.run(dataSource, null, "template");

    List<List<String>> answers = race(database);

    List<String> ids = answers.get(0);
    assertThat(new HashSet<>(answers)).containsExactly(ids);
    assertThat(new HashSet<>(ids)).hasSize(CONTENTS);
    assertThat(
            new JdbcTemplate(dataSource).queryForObject("select count(*) from template", int.class))
        .isEqualTo(CONTENTS);
    assertThat(NodeProcess.store(database).parseAll(ids))
        .isEqualTo(IntStream.range(0, CONTENTS).mapToObj(NodeProcess::item).toList());
    LOG.info(
        "{} processes of {} threads: {} contents, {} rows, {} ids equal on all nodes; template ids of"
            + " {} to {} characters",
        NODES,
        THREADS,
        CONTENTS,
        CONTENTS,
        ids.size(),
        ids.stream().mapToInt(id -> id.indexOf('-')).min().orElseThrow(),
        ids.stream().mapToInt(id -> id.indexOf('-')).max().orElseThrow());
  }

  private static List<List<String>> race(TestDatabase database) throws Exception {
    List<Process> nodes = new ArrayList<>();
    List<BufferedReader> outputs = new ArrayList<>();
    List<List<String>> answers = new ArrayList<>();
    try {
      for (int node = 0; node < NODES; node++) {
        nodes.add(start(database, node));
        outputs.add(nodes.get(node).inputReader());
      }
      for (BufferedReader output : outputs) {
        lineThatStartsWith(NodeProcess.READY, output);
      }
      for (Process node : nodes) {
        node.outputWriter().append('\n').flush();
      }
      for (int node = 0; node < NODES; node++) {
        String ids = lineThatStartsWith(NodeProcess.IDS, outputs.get(node));
        assertThat(nodes.get(node).waitFor()).as("exit code of node " + node).isZero();
        answers.add(List.of(ids.substring(NodeProcess.IDS.length()).split(" ")));
      }
    } finally {
      nodes.forEach(Process::destroyForcibly);
    }
    return answers;
  }

  private static String lineThatStartsWith(String start, BufferedReader output) {
    return output
        .lines()
        .filter(line -> line.startsWith(start))
        .findFirst()
        .orElseThrow(() -> new AssertionError("No line '" + start + "'; see target/node-*.log"));
  }

  private static Process start(TestDatabase database, int seed) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx128m", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(NodeProcess.class.getName());
    command.addAll(List.of(database.url(), database.user(), database.password()));
    for (int number : new int[] {seed, THREADS, CONTENTS}) {
      command.add(String.valueOf(number));
    }
    return new ProcessBuilder(command)
        .redirectError(new File("target/node-" + seed + ".log"))
        .start();
  }
}
