package io.dynastore.internal.format;

import io.dynastore.StoreDefinitionException;
import io.dynastore.internal.encoding.CodecRegistry;
import io.dynastore.internal.model.Model;
import org.jspecify.annotations.Nullable;

/**
 * What formats need to know of a store.
 *
 * @param name its name
 * @param model how its objects are taken apart
 * @param codecs the types that its high-cardinality fields can have
 * @param maxTemplates how many templates it keeps in memory
 * @param md5TemplateIds whether it asks for the template ids of the Python package
 */
public record StoreDefinition<T>(
    String name, Model<T> model, CodecRegistry codecs, int maxTemplates, boolean md5TemplateIds) {

  /** An error in the definition. */
  public StoreDefinitionException wrong(@Nullable String field, String problem, String action) {
    return wrong(name, field, problem, action);
  }

  /** An error in the definition of a store that has no model yet. */
  public static StoreDefinitionException wrong(
      String store, @Nullable String field, String problem, String action) {
    String place = field == null ? "" : "Field '" + field + "': ";
    return new StoreDefinitionException(store, field, place + problem, action);
  }
}
