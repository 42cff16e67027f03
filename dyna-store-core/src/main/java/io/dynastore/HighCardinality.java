package io.dynastore;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.temporal.ChronoUnit;

/**
 * Marks what differs from object to object (a user, a moment) and therefore goes into the id; what
 * is not marked is shared in the template. Goes on a record component, a field or a getter.
 *
 * <p>Order matters: ids sort by the first marked field, then by the second, and all ids of one
 * value of the first field start alike.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({
  ElementType.RECORD_COMPONENT,
  ElementType.FIELD,
  ElementType.METHOD,
  ElementType.PARAMETER
})
public @interface HighCardinality {

  /**
   * The unit that a time is cut to, downwards: a shorter id for less precision.
   *
   * @return {@code NANOS}, which loses nothing, to {@code DAYS}; only times can be cut
   */
  ChronoUnit truncatedTo() default ChronoUnit.NANOS;
}
