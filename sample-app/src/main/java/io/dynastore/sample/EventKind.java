package io.dynastore.sample;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** What a user did with a recommended product. */
enum EventKind {
  CLICK,
  PURCHASE;

  /** Reads the name that forms and the event table use. */
  static EventKind of(String label) {
    return Arrays.stream(values())
        .filter(kind -> kind.label().equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, "The kind of an event is 'click' or 'purchase'."));
  }

  /** The name in forms, in JSON and in the event table. */
  @JsonValue
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
