package io.dynastore.sample;

import io.dynastore.DynaStore;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;

/** The product that a recommendation led to; its purchase is told of by the very same id. */
@Controller
class RecommendedController {

  private final DynaStore<Recommendation> store;
  private final Catalog catalog;
  private final Storefront storefront;

  RecommendedController(DynaStore<Recommendation> store, Catalog catalog, Storefront storefront) {
    this.store = store;
    this.catalog = catalog;
    this.storefront = storefront;
  }

  @GetMapping("/recommended/{id}")
  String page(
      @PathVariable String id,
      @RequestParam(required = false) @Nullable String bought,
      @RequestHeader(name = HttpHeaders.USER_AGENT, required = false) @Nullable String userAgent,
      Model model) {
    model.addAttribute("page", json(id, userAgent));
    model.addAttribute("bought", bought != null);
    return "recommended";
  }

  @GetMapping(path = "/recommended/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
  @ResponseBody
  ProductPage json(
      @PathVariable String id,
      @RequestHeader(name = HttpHeaders.USER_AGENT, required = false) @Nullable String userAgent) {
    Recommendation recommendation = store.parse(id);
    Product product =
        catalog
            .find(recommendation.productId())
            .orElseThrow(
                () ->
                    new ResponseStatusException(
                        HttpStatus.NOT_FOUND, "The shop no longer sells this product."));
    Visitor visitor = Visitor.of(recommendation.userId(), userAgent);
    return new ProductPage(
        id, recommendation.userId(), product, storefront.beside(product, visitor));
  }

  /** What the page shows. */
  record ProductPage(String id, long user, Product product, List<Shelf> shelves) {}
}
