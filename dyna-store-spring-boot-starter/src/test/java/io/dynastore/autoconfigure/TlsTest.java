package io.dynastore.autoconfigure;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.dynastore.DynaStore;
import io.dynastore.TemplateRepositoryException;
import io.dynastore.TemplateRepositoryUnavailableException;
import io.dynastore.autoconfigure.shop.Click;
import io.dynastore.databases.TestDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.JdbcTemplate;

/** PostgreSQL that takes connections by TLS only, with a certificate that it has signed itself. */
class TlsTest {

  private static final char[] PASSWORD = "changeit".toCharArray();

  @TempDir static Path directory;

  private static EmbeddedPostgres server;

  @BeforeAll
  static void start() throws Exception {
    writeCertificate("server");
    writeCertificate("stranger");
    Path rules = Files.writeString(directory.resolve("pg_hba.conf"), "hostssl all all all trust\n");
    server =
        EmbeddedPostgres.builder()
            .setServerConfig("ssl", "on")
            .setServerConfig("ssl_cert_file", directory.resolve("server.crt").toString())
            .setServerConfig("ssl_key_file", directory.resolve("server.key").toString())
            .setServerConfig("hba_file", rules.toString())
            .start();
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sslmode=require",
        "sslmode=verify-ca&sslrootcert=server.crt",
        "sslmode=verify-full&sslrootcert=server.crt"
      })
  void urlIsObeyed(String parameters) {
    String url = url() + "?" + parameters.replace("server.crt", certificate("server"));

    assertWorks(application(url));
  }

  @Test
  void propertiesOfThePoolAreObeyed() {
    String property = "spring.datasource.hikari.data-source-properties.";

    assertWorks(
        application(url())
            .withPropertyValues(
                property + "sslmode=verify-full",
                property + "sslrootcert=" + certificate("server")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"stranger", "nobody"})
  void certificateThatIsNotTrustedIsToldAsSuchAndForGood(String trusted) {
    String url = url() + "?sslmode=verify-ca&sslrootcert=" + certificate(trusted);

    application(url)
        .run(
            context -> {
              FailureAnalysis analysis = FailureTest.analyze(context.getStartupFailure());
              assertThat(analysis.getDescription()).contains("no TLS connection", "sslrootcert");
              assertThat(analysis.getAction()).doesNotContain("Start the database");
            });
    application(url)
        .withPropertyValues("dyna-store.jdbc.schema.mode=none")
        .run(
            context -> {
              DynaStore<Click> store = TestApplications.clicks(context);
              assertThatForGood(() -> store.create(new Click("s1", "home")));
              assertThatForGood(() -> store.parse("abc-1"));
            });
  }

  @Test
  void certificateOfAnotherHostIsToldAsSuchAndForGood() {
    String url =
        url().replace("localhost", "127.0.0.1")
            + "?sslmode=verify-full&sslrootcert="
            + certificate("server");

    application(url)
        .run(
            context ->
                assertThat(FailureTest.analyze(context.getStartupFailure()).getDescription())
                    .contains("no TLS connection", "127.0.0.1"));
  }

  @Test
  void serverWithoutTlsIsToldAsSuchAndForGood() {
    TestDatabase plain = TestDatabase.postgresql();

    application(plain.url() + "?sslmode=require")
        .run(
            context ->
                assertThat(FailureTest.analyze(context.getStartupFailure()).getDescription())
                    .contains("no TLS connection", "does not support SSL"));
  }

  @Test
  void applicationWithoutTlsIsToldSoByTheServer() {
    application(url() + "?sslmode=disable")
        .run(
            context ->
                assertThat(FailureTest.analyze(context.getStartupFailure()).getDescription())
                    .contains("refuses to log in", "no encryption"));
  }

  private static void assertThatForGood(Runnable call) {
    assertThat(catchThrowable(call::run))
        .isInstanceOf(TemplateRepositoryException.class)
        .isNotInstanceOf(TemplateRepositoryUnavailableException.class)
        .hasMessageContaining("no TLS connection");
  }

  private static void assertWorks(ApplicationContextRunner application) {
    application.run(
        context -> {
          assertThat(context).hasNotFailed();
          Click click = new Click("s1", "home");
          String id = TestApplications.clicks(context).create(click);
          assertThat(TestApplications.clicks(context).parse(id)).isEqualTo(click);
        });
    application.run( // Nothing is in memory.
        context -> {
          JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
          assertThat(jdbc.queryForObject("select count(*) from template", Integer.class)).isOne();
          assertThat(TestApplications.clicks(context).create(new Click("s1", "home"))).isNotEmpty();
        });
  }

  private static ApplicationContextRunner application(String url) {
    return TestApplications.on(new TestDatabase(url, "postgres", "postgres"))
        .withUserConfiguration(TestApplications.Shop.class);
  }

  private static String url() {
    return "jdbc:postgresql://localhost:" + server.getPort() + "/postgres";
  }

  private static String certificate(String name) {
    return directory.resolve(name + ".crt").toString();
  }

  /** By the JDK's own tool. */
  private static void writeCertificate(String name)
      throws IOException, InterruptedException, GeneralSecurityException {
    Path store = directory.resolve(name + ".p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                name,
                "-keyalg",
                "RSA",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                new String(PASSWORD))
            .inheritIO()
            .start();
    assertThat(keytool.waitFor()).isZero();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD);
    }
    Map<String, byte[]> parts =
        Map.of(
            "CERTIFICATE", keys.getCertificate(name).getEncoded(),
            "PRIVATE KEY", Objects.requireNonNull(keys.getKey(name, PASSWORD)).getEncoded());
    for (String part : List.of("CERTIFICATE", "PRIVATE KEY")) {
      Path file = directory.resolve(name + (part.equals("CERTIFICATE") ? ".crt" : ".key"));
      String text = Base64.getMimeEncoder().encodeToString(parts.get(part));
      Files.writeString(
          file,
          "-----BEGIN " + part + "-----\n" + text + "\n-----END " + part + "-----\n",
          US_ASCII);
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
  }
}
