package io.dynastore.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.MediaType.TEXT_HTML;

import io.dynastore.DynaStore;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = "spring.datasource.url=jdbc:h2:mem:rows;DB_CLOSE_DELAY=-1")
class TemplateRowsTest {

  private static final Logger log = LoggerFactory.getLogger(TemplateRowsTest.class);
  private static final int VIEWS = 1_000;

  @LocalServerPort int port;
  @Autowired JdbcClient jdbc;
  @Autowired DynaStore<Recommendation> store;

  @Test
  void keepsOneRowForEachLowCardinalityCombinationHoweverManyIdsAreMade() {
    ShopClient shop = new ShopClient(port);
    Set<String> ids = new HashSet<>();
    for (int view = 0; view < VIEWS; view++) {
      String device = view % 3 == 0 ? ShopClient.PHONE : ShopClient.DESKTOP;
      List<String> shown = shop.ids(view % 500, device);
      ids.addAll(shown);
      if (view % 8 == 0) {
        shop.post(shown.get(view / 8 % shown.size()), "click", TEXT_HTML);
      }
    }

    List<String> made = new ArrayList<>(ids);
    Set<Combination> combinations = new HashSet<>();
    store.parseAll(made).forEach(read -> combinations.add(Combination.of(read)));
    int rows = jdbc.sql("select count(*) from template").query(Integer.class).single();
    long counted = shop.json("/report").get("idsMade").asLong();
    log.info(
        "{} page views made {} ids of {} to {} characters; the template table has {} rows",
        VIEWS,
        counted,
        made.stream().mapToInt(String::length).min().orElseThrow(),
        made.stream().mapToInt(String::length).max().orElseThrow(),
        rows);

    assertThat(counted).isGreaterThan(10_000).isEqualTo(made.size());
    assertThat(rows).isEqualTo(combinations.size()).isLessThan(100);
  }

  private record Combination(
      String algorithm,
      String placement,
      boolean promoted,
      int rank,
      Recommendation.Context context) {

    static Combination of(Recommendation read) {
      return new Combination(
          read.algorithm(), read.placement(), read.promoted(), read.rank(), read.context());
    }
  }
}
