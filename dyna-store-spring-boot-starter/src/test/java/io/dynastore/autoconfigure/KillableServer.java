package io.dynastore.autoconfigure;

import io.dynastore.databases.TestDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A database server that can be killed as by a power cut of its processes, and started again. */
final class KillableServer {

  private final TestDatabase database;
  private final List<String> command;
  private ProcessHandle server;

  private KillableServer(
      TestDatabase database, ProcessHandle server, List<String> notTheseOptions) {
    this.database = database;
    this.server = server;
    this.command = new ArrayList<>(List.of(server.info().command().orElseThrow()));
    command.addAll(List.of(server.info().arguments().orElseThrow()));
    command.removeAll(notTheseOptions);
  }

  /** One that brings its files to the disk, which PostgreSQL of a test usually does not. */
  static KillableServer postgresql(Path data) throws IOException {
    EmbeddedPostgres server =
        EmbeddedPostgres.builder()
            .setDataDirectory(data)
            .setCleanDataDirectory(false)
            .setOverrideWorkingDirectory(new File("target/killed-postgresql"))
            .start();
    long pid = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).get(0));
    KillableServer killable =
        new KillableServer(
            new TestDatabase(server.getJdbcUrl("postgres", "postgres"), "postgres", "postgres"),
            ProcessHandle.of(pid).orElseThrow(),
            List.of("-F"));
    // It does not run as root, unless root is the user of a world of its own.
    if (System.getProperty("user.name").equals("root")) {
      killable.command.addAll(0, List.of("unshare", "-U"));
    }
    return killable;
  }

  static KillableServer mariadb() {
    TestDatabase database = TestDatabase.mariadb();
    ProcessHandle server =
        ProcessHandle.current()
            .descendants()
            .filter(process -> process.info().command().orElse("").endsWith("mariadbd"))
            .findFirst()
            .orElseThrow();
    return new KillableServer(database, server, List.of());
  }

  TestDatabase database() {
    return database;
  }

  void kill() {
    List<ProcessHandle> all = new ArrayList<>(List.of(server));
    all.addAll(server.descendants().toList());
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(process -> process.onExit().join());
  }

  void start() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(new File("target/killed-server.log")))
            .start();
    while (!answers()) {
      if (!process.isAlive()) {
        throw new IllegalStateException("It does not start: " + command);
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
    server = process.toHandle();
  }

  private boolean answers() {
    try (Connection connection =
        DriverManager.getConnection(database.url(), database.user(), database.password())) {
      return connection.isValid(1);
    } catch (SQLException e) {
      return false;
    }
  }
}
