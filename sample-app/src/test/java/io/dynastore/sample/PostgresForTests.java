package io.dynastore.sample;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Import;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.testcontainers.DockerClientFactory;

/** A real PostgreSQL everywhere: in a container where Docker answers, else as a plain process. */
@TestConfiguration(proxyBeanMethods = false)
@Import({PostgresForTests.InContainer.class, PostgresForTests.AsProcess.class})
class PostgresForTests {

  @TestConfiguration(proxyBeanMethods = false)
  @Conditional(DockerAnswers.class)
  @Import(PostgresContainer.class)
  static class InContainer {}

  @TestConfiguration(proxyBeanMethods = false)
  @Conditional(DockerIsSilent.class)
  static class AsProcess {

    @Bean
    EmbeddedPostgres postgres() throws IOException {
      return EmbeddedPostgres.start();
    }

    @Bean
    JdbcConnectionDetails connection(EmbeddedPostgres postgres) {
      return new JdbcConnectionDetails() {
        @Override
        public String getUsername() {
          return "postgres";
        }

        @Override
        public String getPassword() {
          return "postgres";
        }

        @Override
        public String getJdbcUrl() {
          return postgres.getJdbcUrl("postgres", "postgres");
        }
      };
    }
  }

  static class DockerAnswers implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      return DockerClientFactory.instance().isDockerAvailable();
    }
  }

  static class DockerIsSilent extends DockerAnswers {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      return !super.matches(context, metadata);
    }
  }
}
