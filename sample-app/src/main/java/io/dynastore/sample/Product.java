package io.dynastore.sample;

import java.time.LocalDate;
import java.util.Locale;

/** Something the shop sells. */
record Product(
    int id, String name, String category, int priceInCents, boolean promoted, LocalDate addedOn) {

  /** The price as people write it; public for the pages. */
  public String price() {
    return String.format(Locale.ROOT, "€ %d.%02d", priceInCents / 100, priceInCents % 100);
  }
}
