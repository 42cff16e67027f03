package com.acme.shop;

import io.dynastore.DynaStore;
import org.springframework.stereotype.Service;

@Service
public class Clicks {

  private final DynaStore<Recommendation> store;

  public Clicks(DynaStore<Recommendation> store) {
    this.store = store;
  }

  public String show(Recommendation recommendation) {
    return store.create(recommendation); // into the page, the event, the log
  }

  public Recommendation clicked(String id) {
    return store.parse(id); // what was shown, its time cut to seconds
  }
}
