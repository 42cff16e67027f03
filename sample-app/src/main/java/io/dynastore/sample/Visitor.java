package io.dynastore.sample;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Who looks at a page, and on what kind of device. */
record Visitor(long userId, String device) {

  /** Knows the device by the browser's name for itself, as roughly as templates like it. */
  static Visitor of(long userId, @Nullable String userAgent) {
    if (userAgent == null) {
      return new Visitor(userId, "unknown");
    }
    boolean phone = userAgent.toLowerCase(Locale.ROOT).contains("mobi");
    return new Visitor(userId, phone ? "phone" : "desktop");
  }
}
