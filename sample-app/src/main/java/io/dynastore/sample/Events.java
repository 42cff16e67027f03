package io.dynastore.sample;

import io.dynastore.DynaStore;
import io.dynastore.DynaStoreException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What users did: stored as ids, read back as recommendations. */
@Repository
class Events {

  private final JdbcClient jdbc;
  private final DynaStore<Recommendation> store;

  Events(JdbcClient jdbc, DynaStore<Recommendation> store) {
    this.jdbc = jdbc;
    this.store = store;
  }

  /** Stores an event; an id that cannot be read is refused. */
  Recommendation add(String id, EventKind kind) {
    Recommendation recommendation = store.parse(id);
    jdbc.sql("insert into event (id, kind) values (:id, :kind)")
        .param("id", id)
        .param("kind", kind.label())
        .update();
    return recommendation;
  }

  /** The latest visits, the newest first. */
  List<Visit> latest(int limit) {
    List<Event> events =
        jdbc.sql("select id, kind, created_at from event order by created_at desc limit :limit")
            .param("limit", limit)
            .query(
                (row, number) ->
                    new Event(
                        row.getString("id"),
                        EventKind.of(row.getString("kind")),
                        row.getObject("created_at", OffsetDateTime.class).toInstant()))
            .list();
    List<Recommendation> read = read(events);
    return IntStream.range(0, events.size())
        .mapToObj(i -> new Visit(events.get(i), read.get(i)))
        .toList();
  }

  private List<Recommendation> read(List<Event> events) {
    try {
      return store.parseAll(events.stream().map(Event::id).toList());
    } catch (DynaStoreException e) {
      // Each was read before it was stored, so this is a fault of the database, not of a request.
      throw new IllegalStateException("The event table has an id that can no longer be read", e);
    }
  }
}
