package io.dynastore.sample;

import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Takes what users do with recommended products: plain forms, from any page that shows an id. */
@Controller
class EventController {

  private final Events events;

  EventController(Events events) {
    this.events = events;
  }

  @PostMapping("/events")
  ResponseEntity<Void> form(@RequestParam String id, @RequestParam String kind) {
    Accepted accepted = add(id, kind);
    return ResponseEntity.status(HttpStatus.SEE_OTHER).location(accepted.page()).build();
  }

  @PostMapping(path = "/events", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Accepted> json(@RequestParam String id, @RequestParam String kind) {
    Accepted accepted = add(id, kind);
    return ResponseEntity.created(accepted.page()).body(accepted);
  }

  private Accepted add(String id, String label) {
    EventKind kind = EventKind.of(label);
    return new Accepted(id, kind, events.add(id, kind));
  }

  /** What was stored, and what its id says. */
  record Accepted(String id, EventKind kind, Recommendation recommendation) {

    /** Where to go on: an id needs no escaping in a path. */
    private URI page() {
      return URI.create("/recommended/" + id + (kind == EventKind.PURCHASE ? "?bought" : ""));
    }
  }
}
