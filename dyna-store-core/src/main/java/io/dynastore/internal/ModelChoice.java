package io.dynastore.internal;

import io.dynastore.StoreDefinitionException;
import io.dynastore.internal.encoding.CodecRegistry;
import io.dynastore.internal.encoding.FieldType;
import io.dynastore.internal.format.StoreDefinition;
import io.dynastore.internal.model.Field;
import io.dynastore.internal.model.MapModel;
import io.dynastore.internal.model.Model;
import io.dynastore.internal.model.ModelException;
import io.dynastore.internal.model.ObjectModel;
import java.lang.reflect.TypeVariable;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JacksonModule;

/** Makes the model of a store's type, whose fields can all be written into an id. */
public record ModelChoice<T>(
    String store,
    StoreType<T> type,
    List<String> highCardinality,
    CodecRegistry codecs,
    List<JacksonModule> modules) {

  private static final int MAX_NAME_LENGTH = 100;

  public void checkNames() {
    if (store.isBlank() || store.length() > MAX_NAME_LENGTH || !isStorable(store)) {
      throw wrong(
          null,
          "The store's name is not 1 to " + MAX_NAME_LENGTH + " characters of text.",
          "Give it another with name(...).");
    }
    for (String field : highCardinality) {
      if (!isStorable(field)) {
        throw wrong(
            field,
            "Its name holds a NUL character or half of a surrogate pair, which databases cannot"
                + " store in JSON.",
            "Give it another name.");
      }
    }
    if (new HashSet<>(highCardinality).size() < highCardinality.size()) {
      throw wrong(
          null,
          "A high-cardinality field is named twice: " + highCardinality + ".",
          "Name each once.");
    }
  }

  private static boolean isStorable(String text) {
    return text.codePoints()
        .noneMatch(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
  }

  public Model<T> model() {
    TypeVariable<?> unknown = type.unknown();
    if (unknown != null) {
      throw wrong(
          null,
          "Nothing says what " + unknown + " in " + type.type().getTypeName() + " stands for.",
          "Write a class there.");
    }
    try {
      return type.isOfMaps() ? mapModel() : objectModel();
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
    Model<T> model =
        new ObjectModel<>(type.raw(), type.type(), new SelectedFields(highCardinality), modules);
    if (model.fields().isEmpty()) {
      throw wrong(
          null,
          "No field of " + type.type().getTypeName() + " is marked as high-cardinality.",
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
    return StoreDefinition.wrong(store, field, problem, action);
  }
}
