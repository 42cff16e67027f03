package io.dynastore.sample;

import org.springframework.boot.SpringApplication;

/** For development: the shop on a PostgreSQL container, by {@code spring-boot:test-run}. */
class TestSampleApplication {

  private TestSampleApplication() {}

  public static void main(String[] args) {
    SpringApplication.from(SampleApplication::main).with(PostgresContainer.class).run(args);
  }
}
