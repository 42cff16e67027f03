package io.dynastore.sample;

import io.dynastore.DynaStore;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.stereotype.Service;

/** Fills the shelves of a page. A view stores no event: each offer's id already says it all. */
@Service
class Storefront {

  /** Events that the algorithms look back on. */
  private static final int MEMORY = 1_000;

  private static final int TOP = 8;
  private static final int SIDEBAR = 3;

  private final Catalog catalog;
  private final Events events;
  private final DynaStore<Recommendation> store;
  private final Clock clock = Clock.systemUTC();
  private final LongAdder idsMade = new LongAdder();

  Storefront(Catalog catalog, Events events, DynaStore<Recommendation> store) {
    this.catalog = catalog;
    this.events = events;
    this.store = store;
  }

  /** The start page: a top row for this user, and what is new beside it. */
  List<Shelf> home(Visitor visitor) {
    List<Product> products = catalog.products();
    List<Visit> visits = events.latest(MEMORY);
    Pick top =
        lastSeen(visitor, visits, products)
            .map(seen -> top(Algorithm.SAME_CATEGORY, Algorithm.sameCategory(products, seen)))
            .orElseGet(() -> top(Algorithm.BESTSELLER, Algorithm.bestsellers(products, visits)));
    List<Product> others =
        Algorithm.newest(products).stream().filter(p -> !top.products().contains(p)).toList();
    return fill(visitor, "home", List.of(top, sidebar(Algorithm.NEWEST, others)));
  }

  /** The page of a product: more of its kind beside it. */
  List<Shelf> beside(Product product, Visitor visitor) {
    List<Product> same = Algorithm.sameCategory(catalog.products(), product);
    return fill(visitor, "product", List.of(sidebar(Algorithm.SAME_CATEGORY, same)));
  }

  /** How many ids the shop has made since it was started. */
  long idsMade() {
    return idsMade.sum();
  }

  private static Optional<Product> lastSeen(
      Visitor visitor, List<Visit> visits, List<Product> products) {
    return visits.stream()
        .map(Visit::recommendation)
        .filter(recommendation -> recommendation.userId() == visitor.userId())
        .findFirst()
        .flatMap(seen -> products.stream().filter(p -> p.id() == seen.productId()).findFirst());
  }

  private List<Shelf> fill(Visitor visitor, String page, List<Pick> picks) {
    Instant now = clock.instant();
    Recommendation.Context context = new Recommendation.Context(page, visitor.device());
    List<Recommendation> recommendations = new ArrayList<>();
    for (Pick pick : picks) {
      int rank = 1;
      for (Product product : pick.products()) {
        recommendations.add(
            new Recommendation(
                visitor.userId(),
                now,
                product.id(),
                pick.algorithm().label(),
                pick.placement(),
                product.promoted(),
                rank++,
                context));
      }
    }
    List<String> ids = store.createAll(recommendations);
    idsMade.add(ids.size());
    Iterator<String> next = ids.iterator();
    return picks.stream().map(pick -> pick.shelf(next)).toList();
  }

  private static Pick top(Algorithm algorithm, List<Product> products) {
    return new Pick(algorithm, "top", products.stream().limit(TOP).toList());
  }

  private static Pick sidebar(Algorithm algorithm, List<Product> products) {
    return new Pick(algorithm, "sidebar", products.stream().limit(SIDEBAR).toList());
  }

  /** Products to be shown, before they have ids. */
  private record Pick(Algorithm algorithm, String placement, List<Product> products) {

    Shelf shelf(Iterator<String> ids) {
      List<Shelf.Offer> offers = new ArrayList<>();
      for (Product product : products) {
        offers.add(new Shelf.Offer(ids.next(), offers.size() + 1, product));
      }
      return new Shelf(placement, algorithm.label(), algorithm.title(), offers);
    }
  }
}
