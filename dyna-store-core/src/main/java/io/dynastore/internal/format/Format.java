package io.dynastore.internal.format;

import io.dynastore.IdFormat;
import io.dynastore.template.InvalidTemplateException;
import io.dynastore.template.Template;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * One format of templates and ids, as one store uses it. A store reads all formats and writes one
 * of them. Thread-safe.
 *
 * @param <T> the type of the store's objects
 */
public interface Format<T> {

  /** The name that users choose the format by. */
  IdFormat name();

  /**
   * Makes the writer of a store's ids.
   *
   * @throws io.dynastore.StoreDefinitionException if the format cannot hold what the store asks for
   */
  IdWriter writer();

  /**
   * Prepares to read the ids of a template.
   *
   * @param template the template
   * @param errors makes the errors of its ids
   * @return a decoder, or nothing if the template is of another format
   * @throws InvalidTemplateException if the template is not what the format asks for
   * @throws io.dynastore.internal.model.ModelException if the store's type cannot hold its values
   */
  Optional<Decoder<T>> decoder(Template template, DecodingErrors errors);

  /**
   * The low-cardinality values of a template.
   *
   * @return them by name, not to be changed, or nothing if the template is of another format
   * @throws InvalidTemplateException if the template is not what the format asks for
   */
  Optional<ObjectNode> low(Template template);

  /** Whether ids keep all of each value, as far as its field is not truncated. */
  boolean isExact();

  /**
   * The layout of payloads that a fast path can write and read, or null if it has to do without.
   */
  @Nullable PayloadLayout layout();
}
