package io.dynastore.internal.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes the objects of one type apart and puts them together again. Thread-safe.
 *
 * @param <T> the type of the objects
 */
public interface Model<T> {

  /**
   * The high-cardinality fields that every object of the type has.
   *
   * @return the fields in the order of the payload; empty where they differ from object to object
   */
  List<Field> fields();

  /**
   * The fields as handles, where the type is so simple that they are enough: no field is within
   * another, and the low-cardinality ones have immutable values.
   *
   * @return the handles, or null
   */
  default @Nullable Accessors accessors() {
    return null;
  }

  /**
   * Takes an object apart.
   *
   * @param object the object
   * @return its parts
   * @throws ModelException if a value would not come back as it is
   */
  DecomposedObject take(T object);

  /**
   * Compares an object with the one that an id gives back, but for what is cut: by {@code equals}
   * where its class has one, else by its properties and fields, down to the last one.
   *
   * @param object the object
   * @param again the object that was made of the values in the id and the template
   * @throws ModelException if they are not alike; says where they differ
   */
  void verify(T object, T again);

  /**
   * Prepares to put objects together that share their low-cardinality values.
   *
   * @param names the names of the high-cardinality fields that there will be values for
   * @param low the low-cardinality values
   * @return what puts them together
   * @throws ModelException if the low-cardinality values do not fit the type
   */
  Assembler<T> assembler(List<String> names, LowValues low);

  /**
   * Puts objects together that share their low-cardinality values. Thread-safe.
   *
   * @param <T> the type of the objects
   */
  interface Assembler<T> {

    /**
     * Puts an object together.
     *
     * @param values the high-cardinality values, in the order of the names
     * @return the object
     * @throws ModelException if a value does not fit the type
     */
    T make(List<@Nullable Object> values);

    /**
     * The fields that the objects and what they are made of do not share.
     *
     * @return the differences
     */
    default Differences differences() {
      return Differences.NONE;
    }

    /**
     * The low-cardinality values, where each object has the very same ones.
     *
     * @return the values in the order of {@link Accessors#low}, or null if they are read for each
     *     object anew, or the model has no accessors; not to be changed
     */
    default @Nullable Object @Nullable [] constants() {
      return null;
    }
  }
}
