package io.dynastore.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
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
  private final Branch root;
  private final List<Field> fields;

  /**
   * Models a type.
   *
   * @param type the class of the objects
   * @param selection which fields are high-cardinality
   * @throws ModelException if the type is no record or bean, or the selection names a field that it
   *     does not have
   */
  public ObjectModel(Class<T> type, FieldSelection selection) {
    JsonMapper mapper = LowMapper.create();
    BranchBuilder builder = new BranchBuilder(mapper, selection);
    this.type = type;
    this.root = builder.build(mapper.constructType(type));
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
  public Parts take(T object) {
    if (!type.isInstance(object)) {
      throw new ModelException(
          null,
          "It is a " + object.getClass().getName() + ", not a " + type.getName() + ".",
          "Use the store of its own type.",
          null);
    }
    List<@Nullable Object> high = Arrays.asList(new @Nullable Object[fields.size()]);
    Map<String, String> types = new TreeMap<>();
    ObjectNode low = JsonNodeFactory.instance.objectNode();
    List<@Nullable Object> lowObjects = new ArrayList<>();
    root.take(object, low, new Slot.Taking(high, types, lowObjects));
    return new Parts(
        fields,
        Collections.unmodifiableList(high),
        new LowValues(low, types),
        root.names(),
        Collections.unmodifiableList(lowObjects));
  }

  @Override
  public Assembler<T> assembler(List<String> names, LowValues low) {
    Branch.Assembly assembly =
        root.source(Spot.root(low.json(), new Spot.Making(names, low.types())));
    return new Assembler<>() {
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
