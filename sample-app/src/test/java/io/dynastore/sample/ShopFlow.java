package io.dynastore.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.MediaType.APPLICATION_JSON;
import static org.springframework.http.MediaType.TEXT_HTML;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.EntityExchangeResult;
import tools.jackson.databind.JsonNode;

/** What the shop does on every database. */
abstract class ShopFlow {

  @LocalServerPort int port;
  @Autowired JdbcClient jdbc;
  ShopClient shop;

  @BeforeEach
  void connect() {
    shop = new ShopClient(port);
  }

  @Test
  void showsRecommendedProductsEachWithAnIdAndAForm() {
    String page = shop.page("/?user=213123");

    assertThat(page)
        .contains("Recommended for user <span>213123</span>", "Trail lantern", "newest");
    assertThat(page.split("name=\"kind\" value=\"click\"", -1)).hasSizeGreaterThan(6);
    assertThat(shop.page("/")).contains("<span>213123</span>");
  }

  @Test
  void saysWhoWhenWhereAndWhyInEachId() {
    String id = shop.ids(77, ShopClient.PHONE).get(1);

    JsonNode read = shop.json("/ids/" + id);
    JsonNode recommendation = read.get("recommendation");

    assertThat(read.get("templateId").asString() + "-" + read.get("payload").asString())
        .isEqualTo(id);
    assertThat(recommendation.get("userId").asLong()).isEqualTo(77);
    assertThat(recommendation.get("placement").asString()).isEqualTo("top");
    assertThat(recommendation.get("rank").asInt()).isEqualTo(2);
    assertThat(recommendation.get("context").get("page").asString()).isEqualTo("home");
    assertThat(recommendation.get("context").get("device").asString()).isEqualTo("phone");
    assertThat(shop.page("/ids/" + id)).contains("context.device", "phone", ">77<");
  }

  @Test
  void storesNoEventForAView() {
    long before = rows();

    shop.ids(5, ShopClient.DESKTOP);
    shop.page("/");

    assertThat(rows()).isEqualTo(before);
  }

  @Test
  void countsAClickInTheReportByWhatItsIdSays() {
    String id = newestFor(901);
    long before = count("newest", "clicks");

    EntityExchangeResult<String> clicked = shop.post(id, "click", TEXT_HTML);

    assertThat(clicked.getStatus().value()).isEqualTo(303);
    assertThat(clicked.getResponseHeaders().getLocation())
        .isEqualTo(URI.create("/recommended/" + id));
    assertThat(count("newest", "clicks")).isEqualTo(before + 1);
    assertThat(shop.page("/report")).contains(id, "newest");
  }

  @Test
  void noticesAPurchaseByTheIdOfTheClick() {
    String id = newestFor(902);
    shop.post(id, "click", TEXT_HTML);

    assertThat(shop.page("/recommended/" + id)).contains("Buy", id);
    EntityExchangeResult<String> bought = shop.post(id, "purchase", APPLICATION_JSON);

    assertThat(bought.getStatus().value()).isEqualTo(201);
    assertThat(ShopClient.tree(bought).get("recommendation").get("userId").asLong()).isEqualTo(902);
    assertThat(count("newest", "purchases")).isPositive();
    assertThat(shop.page("/recommended/" + id + "?bought")).contains("Thank you, user");
  }

  @Test
  void recommendsMoreOfTheKindThatAUserClicked() {
    shop.post(newestFor(903), "click", TEXT_HTML);

    JsonNode top = shop.json("/?user=903").get("shelves").get(0);

    assertThat(top.get("algorithm").asString()).isEqualTo("same-category");
  }

  @Test
  void storesNothingButTheIdOfAnEvent() {
    String id = newestFor(904);

    shop.post(id, "click", TEXT_HTML);

    List<String> kinds =
        jdbc.sql("select kind from event where id = :id")
            .param("id", id)
            .query(String.class)
            .list();
    assertThat(kinds).containsExactly("click");
    assertThat(
            jdbc.sql(
                    "select lower(column_name) from information_schema.columns"
                        + " where lower(table_name) = 'event'")
                .query(String.class)
                .list())
        .containsExactlyInAnyOrder("id", "kind", "created_at");
  }

  private String newestFor(long user) {
    return shop.json("/?user=" + user).at("/shelves/1/offers/0/id").asString();
  }

  private long rows() {
    return jdbc.sql("select count(*) from event").query(Long.class).single();
  }

  private long count(String algorithm, String what) {
    for (JsonNode result : shop.json("/report").get("results")) {
      if (result.get("algorithm").asString().equals(algorithm)) {
        return result.get(what).asLong();
      }
    }
    return 0;
  }
}
