package io.dynastore.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.EntityExchangeResult;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Talks to a running shop over HTTP, as a browser or as a program. */
class ShopClient {

  static final String DESKTOP = "Mozilla/5.0 (X11; Linux x86_64)";
  static final String PHONE = "Mozilla/5.0 (Android 16; Mobile)";

  private final String shop;
  private final RestTestClient http;

  ShopClient(int port) {
    this.shop = "http://localhost:" + port;
    this.http = RestTestClient.bindToServer().build();
  }

  /** Sends a GET request to a path that is escaped already. */
  EntityExchangeResult<String> get(String path, MediaType accept) {
    return http.get()
        .uri(URI.create(shop + path))
        .header("User-Agent", DESKTOP)
        .accept(accept)
        .exchange()
        .returnResult(String.class);
  }

  EntityExchangeResult<String> post(String id, String kind, MediaType accept) {
    MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
    form.add("id", id);
    form.add("kind", kind);
    return http.post()
        .uri(URI.create(shop + "/events"))
        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
        .accept(accept)
        .body(form)
        .exchange()
        .returnResult(String.class);
  }

  String page(String path) {
    EntityExchangeResult<String> result = get(path, MediaType.TEXT_HTML);
    assertThat(result.getStatus().value()).as(path).isEqualTo(200);
    return body(result);
  }

  JsonNode json(String path) {
    EntityExchangeResult<String> result = get(path, MediaType.APPLICATION_JSON);
    assertThat(result.getStatus().value()).as(path).isEqualTo(200);
    return tree(result);
  }

  /** The ids on the start page that a user sees. */
  List<String> ids(long user, String userAgent) {
    EntityExchangeResult<String> result =
        http.get()
            .uri(URI.create(shop + "/?user=" + user))
            .header("User-Agent", userAgent)
            .accept(MediaType.APPLICATION_JSON)
            .exchange()
            .returnResult(String.class);
    List<String> ids = new ArrayList<>();
    for (JsonNode shelf : tree(result).get("shelves")) {
      shelf.get("offers").forEach(offer -> ids.add(offer.get("id").asString()));
    }
    return ids;
  }

  static JsonNode tree(EntityExchangeResult<String> result) {
    return JsonMapper.shared().readTree(body(result));
  }

  static String body(EntityExchangeResult<String> result) {
    String body = result.getResponseBody();
    return body == null ? "" : body;
  }
}
