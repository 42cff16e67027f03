package io.dynastore.internal.encoding;

import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a template names the encoding of a field: enough to read it without any class of the
 * application.
 *
 * @param name the name of the encoding, such as {@code long}
 * @param truncatedTo the unit that values are cut to; {@code NANOS} where they are not
 * @param constants the names of an enum's constants, in the order of their numbers; else empty
 * @param enumClass the class of an enum in a store of maps, which no declaration tells; else null
 * @param nullable whether values may be null; in a store of maps, null has a type of its own
 */
public record FieldType(
    String name,
    ChronoUnit truncatedTo,
    List<String> constants,
    @Nullable String enumClass,
    boolean nullable) {

  /**
   * Copies the list.
   *
   * @param name the name of the encoding
   * @param truncatedTo the unit that values are cut to
   * @param constants the names of an enum's constants
   * @param enumClass the class of an enum in a store of maps
   * @param nullable whether values may be null
   */
  public FieldType {
    constants = List.copyOf(constants);
  }

  /**
   * A nullable type without options but a unit.
   *
   * @param name the name of the encoding
   * @param truncatedTo the unit that values are cut to
   */
  public FieldType(String name, ChronoUnit truncatedTo) {
    this(name, truncatedTo, List.of(), null, true);
  }
}
