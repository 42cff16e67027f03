package io.dynastore.databases;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** A new, empty database that the test alone sees. */
public record TestDatabase(String url, String user, String password) {

  private static final Logger LOG = LoggerFactory.getLogger(TestDatabase.class);

  public static TestDatabase h2() {
    return new TestDatabase("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
  }

  /** As many people test what will run on PostgreSQL. */
  public static TestDatabase h2AsPostgresql() {
    return h2With("MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH");
  }

  /** As many people test what will run on MySQL. */
  public static TestDatabase h2AsMysql() {
    return h2With("MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE");
  }

  private static TestDatabase h2With(String settings) {
    return new TestDatabase(h2().url() + ";" + settings, "sa", "");
  }

  public static TestDatabase postgresql() {
    return PostgresServer.newDatabase();
  }

  public static TestDatabase mariadb() {
    return MariaDbServer.newDatabase("mariadb");
  }

  /** MariaDB, by the driver of MySQL, which takes it for MySQL. */
  public static TestDatabase mysql() {
    return MariaDbServer.newDatabase("mysql");
  }

  public HikariDataSource pool(int size) {
    HikariDataSource pool = new HikariDataSource();
    pool.setJdbcUrl(url);
    pool.setUsername(user);
    pool.setPassword(password);
    pool.setMaximumPoolSize(size);
    pool.setConnectionTimeout(10_000);
    return pool;
  }

  /** A new connection for each use. */
  public DataSource unpooled() {
    return new DriverManagerDataSource(url, user, password);
  }

  public String[] properties() {
    return new String[] {
      "spring.datasource.url=" + url,
      "spring.datasource.username=" + user,
      "spring.datasource.password=" + password
    };
  }

  /** One server for all tests of this process, in a container where there is an engine for it. */
  private static final class PostgresServer {

    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final TestDatabase SERVER = start();

    static TestDatabase newDatabase() {
      String name = "test" + DATABASES.incrementAndGet();
      new JdbcTemplate(SERVER.unpooled()).execute("create database " + name);
      return new TestDatabase(
          SERVER.url().replaceFirst("/[^/?]*(\\?|$)", "/" + name + "$1"),
          SERVER.user(),
          SERVER.password());
    }

    private static TestDatabase start() {
      // Set where the class path has a PostgreSQL that the tests are to run on.
      String version = System.getProperty("dynastore.postgresql");
      return version == null && DockerClientFactory.instance().isDockerAvailable()
          ? container()
          : embedded(version);
    }

    private static TestDatabase embedded(@Nullable String version) {
      try {
        EmbeddedPostgres server = EmbeddedPostgres.start();
        String started =
            new JdbcTemplate(server.getPostgresDatabase())
                .queryForObject("show server_version", String.class);
        LOG.info("PostgreSQL {}: embedded", started);
        if (version != null && !String.valueOf(started).startsWith(version + ".")) {
          throw new IllegalStateException("Not PostgreSQL " + version + ": " + started);
        }
        // Without the user, which would be stronger than any that a test names.
        String url = server.getJdbcUrl("postgres", "postgres").replaceFirst("\\?.*", "");
        return new TestDatabase(url, "postgres", "postgres");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @SuppressWarnings("resource") // Testcontainers stops it with the process.
    private static TestDatabase container() {
      PostgreSQLContainer server = new PostgreSQLContainer("postgres:17-alpine");
      server.start();
      LOG.info("PostgreSQL: container of {}", server.getDockerImageName());
      // Without parameters, as tests add some of their own.
      String url = server.getJdbcUrl().replaceFirst("\\?.*", "");
      return new TestDatabase(url, server.getUsername(), server.getPassword());
    }
  }
}
