package io.dynastore.autoconfigure;

import io.dynastore.databases.TestDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A PostgreSQL and a standby that it replicates to without waiting for it, both on this machine.
 */
final class ReplicatedPostgresql implements AutoCloseable {

  private static final String USER = "postgres";

  private final int primaryPort;
  private final int standbyPort;
  private final ProcessHandle primary;
  private final ProcessHandle standby;

  private ReplicatedPostgresql(
      int primaryPort, int standbyPort, ProcessHandle primary, ProcessHandle standby) {
    this.primaryPort = primaryPort;
    this.standbyPort = standbyPort;
    this.primary = primary;
    this.standby = standby;
  }

  /** Makes a cluster, copies it while it is stopped, and starts both. */
  static ReplicatedPostgresql start(Path directory) throws IOException, InterruptedException {
    Path first = directory.resolve("first");
    Path second = directory.resolve("second");
    EmbeddedPostgres server =
        EmbeddedPostgres.builder()
            .setDataDirectory(first)
            .setCleanDataDirectory(false)
            .setOverrideWorkingDirectory(new File("target/replicated-postgresql"))
            .start();
    int primaryPort = server.getPort();
    ProcessHandle started =
        ProcessHandle.of(Long.parseLong(Files.readAllLines(first.resolve("postmaster.pid")).get(0)))
            .orElseThrow();
    List<String> command = new ArrayList<>(List.of(started.info().command().orElseThrow()));
    command.addAll(List.of(started.info().arguments().orElseThrow()));
    // It does not run as root, unless root is the user of a world of its own.
    if (System.getProperty("user.name").equals("root")) {
      command.addAll(0, List.of("unshare", "-U"));
    }
    kill(started);
    Files.deleteIfExists(first.resolve("postmaster.pid"));
    int standbyPort = freePort();
    copy(first, second);
    Files.createFile(second.resolve("standby.signal"));
    Files.writeString(
        second.resolve("postgresql.auto.conf"),
        "primary_conninfo = 'host=127.0.0.1 port=" + primaryPort + " user=" + USER + "'\n",
        StandardOpenOption.APPEND);
    ProcessHandle primary = run(command, first, primaryPort, primaryPort, first);
    ProcessHandle standby = run(command, first, primaryPort, standbyPort, second);
    return new ReplicatedPostgresql(primaryPort, standbyPort, primary, standby);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  private static ProcessHandle run(
      List<String> command, Path oldData, int oldPort, int port, Path data)
      throws IOException, InterruptedException {
    List<String> changed =
        command.stream()
            .map(word -> word.equals(oldData.toString()) ? data.toString() : word)
            .map(word -> word.replace(String.valueOf(oldPort), String.valueOf(port)))
            .toList();
    Process process =
        new ProcessBuilder(changed)
            .redirectErrorStream(true)
            .redirectOutput(
                ProcessBuilder.Redirect.appendTo(new File("target/replicated-server.log")))
            .start();
    JdbcTemplate jdbc = jdbc(port);
    while (!answers(jdbc)) {
      if (!process.isAlive()) {
        throw new IllegalStateException("It does not start: " + changed);
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
    return process.toHandle();
  }

  private static boolean answers(JdbcTemplate jdbc) {
    try {
      return jdbc.queryForObject("select 1", Integer.class) != null;
    } catch (RuntimeException e) {
      return false;
    }
  }

  private static JdbcTemplate jdbc(int port) {
    return new JdbcTemplate(
        new DriverManagerDataSource(
            "jdbc:postgresql://127.0.0.1:" + port + "/postgres?loginTimeout=5", USER, USER));
  }

  private static void kill(ProcessHandle server) {
    List<ProcessHandle> all = new ArrayList<>(List.of(server));
    all.addAll(server.descendants().toList());
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(process -> process.onExit().join());
  }

  /** Whichever is the primary. */
  TestDatabase database() {
    return new TestDatabase(
        "jdbc:postgresql://127.0.0.1:"
            + primaryPort
            + ",127.0.0.1:"
            + standbyPort
            + "/postgres?targetServerType=primary",
        USER,
        USER);
  }

  /** The standby alone, as an application has it that only reads. */
  TestDatabase standby() {
    return new TestDatabase("jdbc:postgresql://127.0.0.1:" + standbyPort + "/postgres", USER, USER);
  }

  /** Waits until the standby has all, and lets it receive nothing from then on. */
  void cutReplication() throws InterruptedException {
    String position =
        Objects.requireNonNull(
            jdbc(primaryPort).queryForObject("select pg_current_wal_lsn()::text", String.class));
    while (!Boolean.TRUE.equals(
        jdbc(standbyPort)
            .queryForObject(
                "select pg_last_wal_replay_lsn() >= ?::pg_lsn", Boolean.class, position))) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
    jdbc(standbyPort).execute("alter system set primary_conninfo = ''");
    jdbc(standbyPort).execute("select pg_reload_conf()");
    while (!Objects.requireNonNull(
            jdbc(standbyPort)
                .queryForObject("select count(*) from pg_stat_wal_receiver", Integer.class))
        .equals(0)) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  void killPrimary() {
    kill(primary);
  }

  void promoteStandby() {
    jdbc(standbyPort).queryForObject("select pg_promote(true, 60)", Boolean.class);
  }

  @Override
  public void close() {
    kill(standby);
    kill(primary);
  }
}
