package io.dynastore;

/**
 * What a store does with ids that an older or newer version of its class made, where the two
 * versions have different fields. The fields of an id are those of its template.
 */
public enum Evolution {

  /**
   * Reads them. A field that the class does not have is left out, and one that the ids do not have
   * is null, empty, zero or false. Where a template has both, which is what a renamed field looks
   * like, the store says so at WARN, once for each template, to the logger {@code
   * io.dynastore.DynaStore}.
   */
  LENIENT,

  /**
   * Refuses ids whose object would not be the one that they were made of: those that hold a field
   * which the class does not have, and those that lack one of a primitive type, which would be zero
   * or false. They are an {@link IncompatibleTemplateException}. Jackson's annotations tell what is
   * meant: {@code @JsonAlias} the old name of a field, {@code @JsonIgnoreProperties} on the class
   * the names of fields that it has no more.
   */
  STRICT
}
