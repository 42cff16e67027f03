package io.dynastore.sample;

import java.util.List;

/** A row of offers on a page, all found by one algorithm. */
record Shelf(String placement, String algorithm, String title, List<Offer> offers) {

  /** A recommended product with the id of its recommendation. */
  record Offer(String id, int rank, Product product) {}
}
