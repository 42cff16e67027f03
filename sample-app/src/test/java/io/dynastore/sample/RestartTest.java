package io.dynastore.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.MediaType.TEXT_HTML;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;

class RestartTest {

  @TempDir Path dir;

  @Test
  void readsIdsAndReportsEventsOfAnEarlierRun() {
    String id;
    JsonNode read;
    JsonNode reported;
    try (ConfigurableApplicationContext context = start()) {
      ShopClient shop = client(context);
      id = shop.ids(42, ShopClient.DESKTOP).get(0);
      shop.post(id, "click", TEXT_HTML);
      read = shop.json("/ids/" + id);
      reported = shop.json("/report").get("results");
    }

    try (ConfigurableApplicationContext context = start()) {
      ShopClient shop = client(context);
      JsonNode report = shop.json("/report");

      assertThat(report.get("idsMade").asLong()).isZero();
      assertThat(report.get("results")).isEqualTo(reported);
      assertThat(reported.get(0).get("clicks").asLong()).isEqualTo(1);
      assertThat(shop.json("/ids/" + id)).isEqualTo(read);
      assertThat(shop.page("/report")).contains(id);
    }
  }

  private ConfigurableApplicationContext start() {
    return new SpringApplicationBuilder(SampleApplication.class)
        .main(SampleApplication.class)
        .run("--server.port=0", "--spring.datasource.url=jdbc:h2:file:" + dir.resolve("shop"));
  }

  private static ShopClient client(ConfigurableApplicationContext context) {
    Environment environment = context.getEnvironment();
    return new ShopClient(environment.getRequiredProperty("local.server.port", Integer.class));
  }
}
