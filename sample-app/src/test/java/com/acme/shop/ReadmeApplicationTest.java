package com.acme.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynastore.DynaStore;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

@SpringBootTest(
    webEnvironment = WebEnvironment.NONE,
    properties = {
      "spring.config.location=classpath:/readme/application.yml",
      "spring.datasource.url=jdbc:h2:mem:readme;DB_CLOSE_DELAY=-1",
      "spring.flyway.enabled=false"
    })
class ReadmeApplicationTest {

  @Autowired Clicks clicks;
  @Autowired DynaStore<Search> searches;

  @Test
  void readsWhatItShowed() {
    Recommendation shown =
        new Recommendation(
            213123, Instant.parse("2024-05-22T15:13:56Z"), "bestseller", "top", false);

    assertThat(clicks.clicked(clicks.show(shown))).isEqualTo(shown);
  }

  @Test
  void hasAStoreForATypeNamedInTheConfigurationFile() {
    Search search = new Search(213123, Instant.parse("2026-11-22T10:00:00.5Z"), "fr", "price");

    assertThat(searches.parse(searches.create(search))).isEqualTo(search);
  }
}
