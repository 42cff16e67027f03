package io.dynastore.autoconfigure;

import io.dynastore.DynaRecord;
import io.dynastore.Evolution;
import io.dynastore.IdFormat;
import io.dynastore.StoreDefinitionException;
import java.beans.Introspector;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;

/** The stores that an application wants: from its properties, and from its annotated types. */
final class StoreBeans {

  private static final String DEFAULT_NAME = "default";

  private final Map<String, StoreBean> byName = new LinkedHashMap<>();

  private StoreBeans() {}

  static Collection<StoreBean> of(
      DynaStoreProperties properties, Set<Class<?>> annotated, @Nullable ClassLoader classLoader) {
    StoreBeans beans = new StoreBeans();
    if (!properties.highCardinality().isEmpty()) {
      beans.add(
          DEFAULT_NAME,
          Map.class,
          properties.highCardinality(),
          IdFormat.ORDERED,
          null,
          "dyna-store.high-cardinality");
    }
    properties
        .stores()
        .forEach(
            (name, store) ->
                beans.add(
                    name,
                    type(name, store.type(), classLoader),
                    store.highCardinality(),
                    store.format(),
                    store.evolution(),
                    "dyna-store.stores." + name));
    Set<Class<?>> configured =
        beans.byName.values().stream().map(StoreBean::type).collect(Collectors.toSet());
    for (Class<?> type : annotated) {
      // What is written in the application's properties says more than an annotation.
      if (!configured.contains(type)) {
        beans.add(
            nameOf(type), type, List.of(), IdFormat.ORDERED, null, "@DynaRecord " + type.getName());
      }
    }
    return new ArrayList<>(beans.byName.values());
  }

  private void add(
      String name,
      Class<?> type,
      List<String> highCardinality,
      IdFormat format,
      @Nullable Evolution evolution,
      String origin) {
    StoreBean bean = new StoreBean(name, type, highCardinality, format, evolution, origin);
    StoreBean other = byName.putIfAbsent(name, bean);
    if (other != null) {
      throw new StoreDefinitionException(
          name,
          null,
          "Two stores have this name: " + other.origin() + " and " + origin + ".",
          "Give one of them another, with @DynaRecord(name = \"...\") or as its key under"
              + " dyna-store.stores.");
    }
  }

  private static String nameOf(Class<?> type) {
    DynaRecord annotation = type.getAnnotation(DynaRecord.class);
    return annotation == null || annotation.name().isEmpty()
        ? Introspector.decapitalize(type.getSimpleName())
        : annotation.name();
  }

  private static Class<?> type(
      String store, @Nullable String typeName, @Nullable ClassLoader classLoader) {
    if (typeName == null || typeName.isBlank()) {
      return Map.class;
    }
    try {
      return ClassUtils.forName(typeName, classLoader);
    } catch (ClassNotFoundException | LinkageError e) {
      StoreDefinitionException wrong =
          new StoreDefinitionException(
              store,
              null,
              "There is no class '" + typeName + "' on the class path.",
              "Correct dyna-store.stores." + store + ".type; leave it out for a store of maps.");
      wrong.initCause(e);
      throw wrong;
    }
  }
}
