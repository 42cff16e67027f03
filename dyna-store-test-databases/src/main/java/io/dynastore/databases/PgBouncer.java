package io.dynastore.databases;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A pooler in front of the PostgreSQL of the tests, if one is installed. */
public final class PgBouncer implements AutoCloseable {

  private static final List<Path> PLACES =
      Stream.of("/usr/sbin", "/usr/bin", "/usr/local/bin", "/opt/homebrew/bin")
          .map(folder -> Path.of(folder, "pgbouncer"))
          .toList();

  private static final Duration START = Duration.ofSeconds(60);

  private final Process process;
  private final TestDatabase pooled;

  private PgBouncer(Process process, TestDatabase pooled) {
    this.process = process;
    this.pooled = pooled;
  }

  public static boolean isInstalled() {
    return binary() != null;
  }

  private static @Nullable Path binary() {
    return PLACES.stream().filter(Files::isExecutable).findFirst().orElse(null);
  }

  /**
   * Starts a pooler.
   *
   * @param mode session, transaction or statement
   * @param connections how many there are to the database
   */
  public static PgBouncer start(TestDatabase database, String mode, int connections)
      throws IOException, InterruptedException {
    URI target = URI.create(database.url().substring("jdbc:".length()));
    int port = freePort();
    Path folder = Files.createTempDirectory("dyna-store-pgbouncer");
    Path settings = folder.resolve("pgbouncer.ini");
    Files.writeString(
        settings,
        """
        [databases]
        * = host=%s port=%d user=%s password=%s
        [pgbouncer]
        listen_addr = 127.0.0.1
        listen_port = %d
        unix_socket_dir =
        auth_type = any
        pool_mode = %s
        default_pool_size = %d
        max_client_conn = 500
        ignore_startup_parameters = extra_float_digits
        """
            .formatted(
                target.getHost(),
                target.getPort(),
                database.user(),
                database.password(),
                port,
                mode,
                connections));
    ProcessBuilder command =
        new ProcessBuilder(String.valueOf(binary()), settings.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile());
    if (System.getProperty("user.name").equals("root")) {
      // It does not run as root.
      command.command().addAll(1, List.of("-u", "nobody"));
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    Process process = command.start();
    await(process, port, folder.resolve("log"));
    return new PgBouncer(
        process,
        new TestDatabase(
            "jdbc:postgresql://127.0.0.1:" + port + target.getPath(),
            database.user(),
            database.password()));
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  private static void await(Process process, int port, Path log)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + START.toNanos();
    while (System.nanoTime() < end && process.isAlive()) {
      try {
        new Socket(InetAddress.getLoopbackAddress(), port).close();
        return;
      } catch (IOException notYet) {
        process.waitFor(50, TimeUnit.MILLISECONDS);
      }
    }
    process.destroy();
    throw new IOException("PgBouncer does not start: " + Files.readString(log));
  }

  /** The same database, by the pooler; the driver prepares statements on the server. */
  public TestDatabase pooled() {
    return pooled;
  }

  /** The same, and the driver prepares nothing there. */
  public TestDatabase unprepared() {
    return new TestDatabase(pooled.url() + "?prepareThreshold=0", pooled.user(), pooled.password());
  }

  @Override
  public void close() {
    process.destroy();
  }
}
