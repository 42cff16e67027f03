package io.dynastore.sample;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The ways in which the shop puts products in order. */
enum Algorithm {
  /** What was clicked and, above all, bought most. */
  BESTSELLER("bestseller", "Popular right now"),

  /** The newest of one category. */
  SAME_CATEGORY("same-category", "More of the same kind"),

  /** What came into the shop last. */
  NEWEST("newest", "Just in");

  private static final long PURCHASE_WEIGHT = 5;

  private static final Comparator<Product> NEWEST_FIRST =
      Comparator.comparing(Product::addedOn).reversed().thenComparing(Product::id);

  private final String label;
  private final String title;

  Algorithm(String label, String title) {
    this.label = label;
    this.title = title;
  }

  /** The name in ids and reports. */
  String label() {
    return label;
  }

  /** The heading for people. */
  String title() {
    return title;
  }

  static List<Product> bestsellers(List<Product> products, List<Visit> visits) {
    Map<Integer, Long> scores =
        visits.stream()
            .collect(
                Collectors.groupingBy(
                    visit -> visit.recommendation().productId(),
                    Collectors.summingLong(visit -> weight(visit.event().kind()))));
    Comparator<Product> byScore =
        Comparator.comparing(product -> scores.getOrDefault(product.id(), 0L));
    return products.stream().sorted(byScore.reversed().thenComparing(Product::id)).toList();
  }

  static List<Product> sameCategory(List<Product> products, Product product) {
    return products.stream()
        .filter(other -> other.category().equals(product.category()) && other.id() != product.id())
        .sorted(NEWEST_FIRST)
        .toList();
  }

  static List<Product> newest(List<Product> products) {
    return products.stream().sorted(NEWEST_FIRST).toList();
  }

  private static long weight(EventKind kind) {
    return kind == EventKind.PURCHASE ? PURCHASE_WEIGHT : 1;
  }
}
