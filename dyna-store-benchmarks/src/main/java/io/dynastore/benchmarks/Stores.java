package io.dynastore.benchmarks;

import com.zaxxer.hikari.HikariDataSource;
import io.dynastore.DynaStore;
import io.dynastore.jdbc.JdbcTemplateRepository;
import io.dynastore.jdbc.TemplateMigration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.ResolvableType;

/** The stores that are measured, with templates in a database, as users have them. */
final class Stores {

  private Stores() {}

  /** The application of the Spring bean. */
  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class Application {}

  /** The URL of a new H2 database in memory. */
  static String newH2() {
    return "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
  }

  static HikariDataSource pool(String url, String user, String password) {
    HikariDataSource pool = new HikariDataSource();
    pool.setJdbcUrl(url);
    pool.setUsername(user);
    pool.setPassword(password);
    pool.setMaximumPoolSize(4);
    return pool;
  }

  static JdbcTemplateRepository repository(DataSource dataSource) {
    TemplateMigration.run(dataSource, "template");
    return JdbcTemplateRepository.builder(dataSource).build();
  }

  static DynaStore<Recommendation> built() {
    return built(pool(newH2(), "sa", ""));
  }

  static DynaStore<Recommendation> built(DataSource dataSource) {
    return DynaStore.builder(Recommendation.class).templates(repository(dataSource)).build();
  }

  static DynaStore<Map<String, Object>> maps() {
    return DynaStore.mapBuilder()
        .highCardinality("userId", "timestamp")
        .templates(repository(pool(newH2(), "sa", "")))
        .build();
  }

  static Map<String, Object> map(Recommendation recommendation) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("userId", recommendation.userId());
    map.put("timestamp", recommendation.timestamp());
    map.put("algorithm", recommendation.algorithm());
    map.put("promoted", recommendation.promoted());
    return map;
  }

  static ConfigurableApplicationContext start() {
    SpringApplication application =
        new SpringApplicationBuilder(Application.class)
            .web(WebApplicationType.NONE)
            .properties("spring.datasource.url=" + newH2(), "spring.main.banner-mode=off")
            .build();
    return application.run();
  }

  /** The bean that an application has injected. */
  @SuppressWarnings("resource") // The application runs to the end of the process.
  static DynaStore<Recommendation> bean() {
    return bean(start());
  }

  @SuppressWarnings("unchecked")
  static DynaStore<Recommendation> bean(ConfigurableApplicationContext application) {
    ResolvableType type =
        ResolvableType.forClassWithGenerics(DynaStore.class, Recommendation.class);
    return (DynaStore<Recommendation>) application.getBeanProvider(type).getObject();
  }
}
