package io.dynastore;

import java.lang.reflect.ParameterizedType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/**
 * Turns objects into short ids and ids back into equal objects. The fields that differ from object
 * to object ("high-cardinality") are written into the id; all others go, once for each combination
 * of their values, into a template that a {@link io.dynastore.template.TemplateRepository} keeps.
 * An id looks like {@code 5-3BDb2jXPk}: the template's id, a dash, the payload.
 *
 * <p>Thread-safe. Equal objects have equal ids. Ids of one template sort, byte by byte, as their
 * first high-cardinality values do, then as the second, and so on; null sorts first.
 *
 * @param <T> the type of the objects
 */
public interface DynaStore<T> {

  /**
   * Makes the id of an object. Its template is durable when this returns.
   *
   * @param object the object, not null
   * @return the id, in the characters {@code 0-9 A-Z a-z} and one {@code -}
   * @throws InvalidObjectException if the object has a value that an id or a template cannot hold
   *     without loss
   * @throws TemplateRepositoryException if a new template cannot be saved; {@link
   *     TemplateRepositoryUnavailableException} if the failure is transient
   */
  String create(T object);

  /**
   * Reads an id back.
   *
   * @param id any string
   * @return an object equal to the one the id was made from
   * @throws InvalidIdException if no id of this store looks like this
   * @throws IncompatibleTemplateException if the type of the objects has changed and cannot hold
   *     what the id says
   * @throws TemplateNotFoundException if the id's template is not in the repository
   * @throws TemplateRepositoryException if a template that is not in memory cannot be looked up;
   *     {@link TemplateRepositoryUnavailableException} if the failure is transient
   */
  T parse(String id);

  /**
   * Reads an id back, where it may be none: from outside, such as a URL. A mistake of the
   * deployment is still an exception, and so is an outage.
   *
   * @param id any string, not null
   * @return an object equal to the one the id was made from; empty where {@link #parse} throws an
   *     {@link InvalidIdException} or a {@link TemplateNotFoundException}, as the string is no id
   *     of this store, or has no template in the repository
   * @throws InvalidIdException if the id is null
   * @throws IncompatibleTemplateException if the type of the objects has changed and cannot hold
   *     what the id says
   * @throws TemplateRepositoryException as {@link #parse}
   */
  default Optional<T> tryParse(String id) {
    try {
      return Optional.of(parse(id));
    } catch (InvalidIdException e) {
      return emptyFor(id, e.getId(), e);
    } catch (TemplateNotFoundException e) {
      return emptyFor(id, e.getId(), e);
    }
  }

  /** A repository may have ids of its own; a failure to read one of those is not about this id. */
  private static <T> Optional<T> emptyFor(
      @Nullable String asked, String refused, DynaStoreException refusal) {
    if (refused.equals(asked)) {
      return Optional.empty();
    }
    throw refusal;
  }

  /**
   * Makes the ids of many objects, with one round trip to the repository for all new templates. If
   * one object is refused, none has an id.
   *
   * @param objects the objects, none of them null
   * @return their ids, in the same order
   * @throws InvalidObjectException if an object has a value that an id or a template cannot hold
   *     without loss
   * @throws TemplateRepositoryException as {@link #create}
   */
  List<String> createAll(Collection<? extends T> objects);

  /**
   * Reads many ids back, with one round trip to the repository for all templates that are not known
   * yet.
   *
   * @param ids any strings
   * @return the objects, in the same order
   * @throws InvalidIdException for the first that is no id of this store
   * @throws IncompatibleTemplateException for the first that the type of the objects cannot hold
   * @throws TemplateNotFoundException for the first whose template is not in the repository
   * @throws TemplateRepositoryException as {@link #parse}
   */
  List<T> parseAll(Collection<String> ids);

  /**
   * Starts a store of a type of the user's: a record, or a bean. The fields marked with {@link
   * HighCardinality} go into the id, unless the builder names others.
   *
   * @param type the class of the objects; of a generic class whose fields have the type of its type
   *     variables, use {@link #builder(TypeReference)}
   * @param <T> the type of the objects
   * @return a builder
   */
  static <T> DynaStoreBuilder<T> builder(Class<T> type) {
    return new DynaStoreBuilder<>(type);
  }

  /**
   * Starts a store of a generic type of the user's, such as {@code new
   * TypeReference<Offer<Price>>() {}}. Its name, if not {@linkplain DynaStoreBuilder#name given},
   * has the arguments in it, {@code offer<Price>}: stores of one generic class are different ones.
   *
   * @param type the type of the objects; not a map, see {@link #mapBuilder()}
   * @param <T> the type of the objects
   * @return a builder
   */
  static <T> DynaStoreBuilder<T> builder(TypeReference<T> type) {
    return new DynaStoreBuilder<>(type.getType());
  }

  /**
   * Starts a store of a generic type that is known at run time only, as to frameworks.
   *
   * @param type the type of the objects, with its arguments
   * @param <T> the type of the objects; that it is the one given is not checked
   * @return a builder
   * @see #builder(TypeReference)
   */
  static <T> DynaStoreBuilder<T> builder(ParameterizedType type) {
    return new DynaStoreBuilder<>(type);
  }

  /**
   * Starts a store of maps, whose keys may differ from map to map. The builder must name the keys
   * that are high-cardinality. A value, which may be null, comes back with the Java type that it
   * went in with.
   *
   * @return a builder
   */
  static DynaStoreBuilder<Map<String, @Nullable Object>> mapBuilder() {
    return new DynaStoreBuilder<>(Map.class);
  }

  /**
   * Starts a store of maps.
   *
   * @return a builder
   * @deprecated call {@link #mapBuilder()}, which says what the store is of
   */
  @Deprecated(since = "0.1.0")
  @SuppressWarnings("InlineMeSuggester") // needs a library of its own
  static DynaStoreBuilder<Map<String, @Nullable Object>> builder() {
    return mapBuilder();
  }
}
