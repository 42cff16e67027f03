package io.dynastore.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.MediaType.APPLICATION_JSON;
import static org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON;
import static org.springframework.http.MediaType.TEXT_HTML;

import io.dynastore.template.Template;
import io.dynastore.template.TemplateRepository;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.EntityExchangeResult;
import tools.jackson.databind.JsonNode;

@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = "spring.datasource.url=jdbc:h2:mem:shop;DB_CLOSE_DELAY=-1")
class BadInputTest {

  private static final int FUZZ = 1_500;

  @LocalServerPort int port;
  private ShopClient shop;

  @BeforeEach
  void connect() {
    shop = new ShopClient(port);
  }

  @ParameterizedTest
  @CsvSource({
    "garbage, 7, ",
    "gar_bage, 3, _",
    "a--b, 2, -",
    "-abc, 0, -",
    "abc-1%2B, 5, +",
    "a%F0%9F%98%80b-1, 1, 😀",
    "a%E2%80%AEb-1, 1, <U+202E>",
    "%7F-1, 0, <U+007F>",
  })
  void saysWhichCharacterIsWrong(String path, int offset, String character) {
    EntityExchangeResult<String> result = shop.get("/ids/" + path, APPLICATION_JSON);

    assertThat(result.getStatus().value()).isEqualTo(400);
    assertThat(result.getResponseHeaders().getContentType()).isEqualTo(APPLICATION_PROBLEM_JSON);
    JsonNode problem = ShopClient.tree(result);
    assertThat(problem.get("offset").asInt()).isEqualTo(offset);
    assertThat(problem.get("character").asString(null)).isEqualTo(character);
    assertThat(problem.get("detail").asString()).startsWith("The character at index " + offset);
  }

  @Test
  void marksTheWrongCharacterOnAPage() {
    EntityExchangeResult<String> result = shop.get("/ids/gar%3Cbage", TEXT_HTML);

    assertThat(result.getStatus().value()).isEqualTo(400);
    assertThat(ShopClient.body(result))
        .contains("<span>gar</span><mark>&lt;</mark><span>bage</span>", "The character at index 3");
  }

  @Test
  void doesNotKnowAnIdOfAnotherDatabase() {
    EntityExchangeResult<String> page = shop.get("/ids/zzzzzzzzzz-0", TEXT_HTML);
    EntityExchangeResult<String> json = shop.get("/ids/zzzzzzzzzz-0", APPLICATION_JSON);

    assertThat(page.getStatus().value()).isEqualTo(404);
    assertThat(ShopClient.body(page)).contains("no template &#39;zzzzzzzzzz&#39;");
    assertThat(json.getStatus().value()).isEqualTo(404);
    assertThat(ShopClient.tree(json).get("title").asString()).isEqualTo("Unknown id");
  }

  /** An older version of the shop had users with names. */
  @Test
  void anIdThatTheDeployedShopCannotHoldIsItsOwnMistake(@Autowired TemplateRepository templates) {
    templates.restore(
        "older",
        Template.ofJson(
            "recommendation",
            "{\"format\":1,\"high\":[{\"name\":\"userId\",\"type\":\"string\"}],\"low\":{}}"));

    for (MediaType type : List.of(TEXT_HTML, APPLICATION_JSON)) {
      EntityExchangeResult<String> result = shop.get("/ids/older-2u", type);

      assertThat(result.getStatus().value()).isEqualTo(500);
      assertThat(ShopClient.body(result)).doesNotContain("Exception", "io.dynastore");
      assertThat(shop.get("/ids/older-_", type).getStatus().value()).isEqualTo(400);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/ids",
        "/ids/",
        "/ids?id=",
        "/ids?id=%00",
        "/ids/a%00b",
        "/ids/a%2Fb",
        "/ids/a/b",
        "/ids/..",
        "/ids/...",
        "/ids/%2E%2E",
        "/ids/a;b",
        "/ids/%5C",
        "/ids/%20",
        "/ids/%ED%A0%80",
        "/ids/%FF",
        "/ids/%25",
        "/ids/%0D%0A",
        "/?user=x",
        "/nowhere",
        "/recommended/garbage",
        "/recommended/zzzz-1",
        "/events"
      })
  void answersAnythingOddWithAnErrorOfTheClient(String path) {
    assertThat(shop.get(path, TEXT_HTML).getStatus().value()).as(path).isBetween(400, 405);
    assertThat(shop.get(path, APPLICATION_JSON).getStatus().value()).as(path).isBetween(400, 405);
  }

  @Test
  void refusesIdsThatAreTooLong() {
    for (int length : new int[] {513, 1_000, 5_000, 20_000}) {
      EntityExchangeResult<String> result = shop.get("/ids/" + "a".repeat(length), TEXT_HTML);

      assertThat(result.getStatus().value()).isEqualTo(400);
    }
    assertThat(shop.post("a".repeat(100_000), "click", TEXT_HTML).getStatus().value())
        .isEqualTo(400);
  }

  @Test
  void storesNoEventThatItCannotRead() {
    String id = shop.ids(1, ShopClient.DESKTOP).get(0);
    long before = shop.json("/report").get("events").asLong();

    assertThat(shop.post("garbage", "click", APPLICATION_JSON).getStatus().value()).isEqualTo(400);
    assertThat(shop.post("zzzz-1", "click", TEXT_HTML).getStatus().value()).isEqualTo(404);
    assertThat(shop.post("", "click", TEXT_HTML).getStatus().value()).isEqualTo(400);
    assertThat(shop.post(id, "", TEXT_HTML).getStatus().value()).isEqualTo(400);
    EntityExchangeResult<String> kind = shop.post(id, "theft", APPLICATION_JSON);
    assertThat(kind.getStatus().value()).isEqualTo(400);
    assertThat(ShopClient.tree(kind).get("detail").asString()).contains("'click' or 'purchase'");

    assertThat(shop.json("/report").get("events").asLong()).isEqualTo(before);
  }

  @Test
  void neverFailsOnRandomStrings() {
    Random random = new Random(20261122);
    String id = shop.ids(1, ShopClient.DESKTOP).get(0);
    for (int i = 0; i < FUZZ; i++) {
      String text = i % 2 == 0 ? anything(random) : mutation(id, random);
      String path = "/ids/" + URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");

      int status = shop.get(path, i % 3 == 0 ? TEXT_HTML : APPLICATION_JSON).getStatus().value();

      assertThat(status).as(path).isIn(200, 400, 404);
    }
  }

  private static String anything(Random random) {
    return random
        .ints(random.nextInt(40), 0, 0x11_0000)
        .filter(c -> c < 0xD800 || c > 0xDFFF)
        .map(c -> random.nextBoolean() ? c % 128 : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static String mutation(String id, Random random) {
    StringBuilder text = new StringBuilder(id);
    int at = random.nextInt(text.length());
    switch (random.nextInt(3)) {
      case 0 -> text.setCharAt(at, (char) ('0' + random.nextInt(75)));
      case 1 -> text.insert(at, (char) ('0' + random.nextInt(75)));
      default -> text.deleteCharAt(at);
    }
    return text.toString();
  }
}
