package io.dynastore.internal.model;

import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The model of a record or bean. High-cardinality fields may be nested in records and beans that it
 * holds; the rest of these stays nested in the low-cardinality JSON.
 *
 * @param <T> the type of the objects
 */
public final class ObjectModel<T> implements Model<T> {

  private final Class<T> type;
  private final TypeNode root;
  private final List<Field> fields;

  /**
   * Models a type.
   *
   * @param raw the class of the objects
   * @param type the same, with the arguments of a generic class
   * @param selection which fields are high-cardinality
   * @param modules what Jackson is to know of the types
   * @throws ModelException if the type is no record or bean, or the selection names a field that it
   *     does not have
   */
  public ObjectModel(
      Class<T> raw, Type type, FieldSelection selection, List<JacksonModule> modules) {
    TypeNodeBuilder builder = new TypeNodeBuilder(selection, modules);
    this.type = raw;
    this.root = builder.build(type);
    this.fields = builder.fields();
  }

  @Override
  public List<Field> fields() {
    return fields;
  }

  @Override
  public @Nullable Accessors accessors() {
    return AccessorsBuilder.build(root, fields.size());
  }

  @Override
  public DecomposedObject take(T object) {
    root.bean().requireType(object, null);
    List<@Nullable Object> high = Arrays.asList(new @Nullable Object[fields.size()]);
    Map<String, String> types = new TreeMap<>();
    ObjectNode low = JsonNodeFactory.instance.objectNode();
    root.take(object, low, new PropertyRole.Collector(high, types));
    return new DecomposedObject(
        fields, Collections.unmodifiableList(high), new LowValues(low, types), root.names());
  }

  @Override
  public void verify(T object, T again) {
    Difference difference = root.difference(object, again, "");
    if (difference != null) {
      throw new ModelException(difference.path(), difference.describe(), advice(difference), null);
    }
  }

  private String advice(Difference difference) {
    if (difference.isOfType()) {
      return "Declare the class that the value has, if Jackson can read it, or store a value of the"
          + " declared one.";
    }
    return root.isProperty(difference.path())
        ? "Let the class give the value back as it was given, by the same type, getter and setter or"
            + " constructor; see docs/classes.md."
        : "It is a field that is no property, as it lacks a getter, or a setter or an argument of the"
            + " constructor: add what is missing, or make the field transient if it holds no data.";
  }

  @Override
  public Assembler<T> assembler(List<String> names, LowValues low) {
    Differences.Collector found = new Differences.Collector();
    TypeNode.Assembly assembly =
        root.source(
            TemplateLocation.root(
                low.json(), new TemplateLocation.TemplateView(names, low.types(), found)));
    Differences differences = found.of(names);
    return new Assembler<>() {
      @Override
      public Differences differences() {
        return differences;
      }

      @Override
      public T make(List<@Nullable Object> values) {
        return Objects.requireNonNull(type.cast(assembly.value(values)));
      }

      @Override
      public @Nullable Object @Nullable [] constants() {
        return assembly.constants();
      }
    };
  }
}
