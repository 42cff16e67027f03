package io.dynastore;

import io.dynastore.codec.FieldCodecs;
import io.dynastore.codec.FieldType;
import io.dynastore.model.Field;
import io.dynastore.model.MapModel;
import io.dynastore.model.Model;
import io.dynastore.model.ModelException;
import io.dynastore.model.ObjectModel;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the model of a store's type, whose fields can all be written into an id. */
record ModelChoice<T>(
    String store, Class<T> type, List<String> highCardinality, FieldCodecs codecs) {

  Model<T> model() {
    try {
      return type == Map.class ? mapModel() : objectModel();
    } catch (ModelException e) {
      throw wrong(e.getField(), e.getProblem(), e.getAction());
    }
  }

  @SuppressWarnings("unchecked")
  private Model<T> mapModel() {
    if (highCardinality.isEmpty()) {
      throw wrong(
          null,
          "No high-cardinality field is named, and maps have no annotations.",
          "Name at least one with highCardinality(...).");
    }
    return (Model<T>) new MapModel(highCardinality);
  }

  private Model<T> objectModel() {
    Model<T> model = new ObjectModel<>(type, new SelectedFields(highCardinality));
    if (model.fields().isEmpty()) {
      throw wrong(
          null,
          "No field of " + type.getName() + " is marked as high-cardinality.",
          "Mark those that differ from object to object with @HighCardinality, or name them with"
              + " highCardinality(...).");
    }
    for (Field field : model.fields()) {
      check(field);
    }
    return model;
  }

  private void check(Field field) {
    FieldType encoding = codecs.typeOf(field.type(), field.truncatedTo(), true);
    if (encoding == null) {
      throw wrong(
          field.name(),
          "Its type " + field.type().getName() + " cannot be written into an id.",
          "Use one of "
              + codecs.classNames()
              + ", or one of your own with FieldCodecs.mapped and"
              + " codecs(...), or make the field low-cardinality.");
    }
    try {
      codecs.codec(encoding);
    } catch (IllegalArgumentException e) {
      throw wrong(
          field.name(), e.getMessage() + ".", "Take the truncation out, or choose another unit.");
    }
  }

  private StoreDefinitionException wrong(@Nullable String field, String problem, String action) {
    return wrong(store, field, problem, action);
  }

  static StoreDefinitionException wrong(
      String store, @Nullable String field, String problem, String action) {
    String place = field == null ? "" : "Field '" + field + "': ";
    return new StoreDefinitionException(store, field, place + problem, action);
  }
}
