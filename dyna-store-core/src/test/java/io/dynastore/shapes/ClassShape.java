package io.dynastore.shapes;

import io.dynastore.DynaStore;
import io.dynastore.DynaStoreException;
import io.dynastore.InvalidObjectException;
import io.dynastore.StoreDefinitionException;
import io.dynastore.template.InMemoryTemplateRepository;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;

/**
 * A shape of a class, and what shall become of objects that have it.
 *
 * @param row the first cell of its row in {@code docs/classes.md}
 * @param type the store's type
 * @param reason what the refusal says, in order; empty where the objects come back equal
 * @param leftOut the fields that do not come back, as their annotations say
 * @param hasContent whether the objects have no equals, or hold arrays and the like
 * @param objects are made into ids one after another, in one store; the last is refused
 */
record ClassShape<T>(
    String row,
    Class<T> type,
    List<String> reason,
    List<String> leftOut,
    boolean hasContent,
    List<T> objects) {

  /** What became of the objects of a shape. */
  record Outcome(Kind kind, String message) {

    enum Kind {
      EQUAL,
      REFUSED_BY_BUILD,
      REFUSED_BY_CREATE,
      LOST,
      FAILED
    }
  }

  @SafeVarargs
  @SuppressWarnings("varargs")
  static <T> ClassShape<T> equal(String row, Class<T> type, T... objects) {
    return new ClassShape<>(row, type, List.of(), List.of(), false, List.of(objects));
  }

  @SafeVarargs
  @SuppressWarnings("varargs")
  static <T> ClassShape<T> refused(String row, Class<T> type, List<String> reason, T... objects) {
    return new ClassShape<>(row, type, reason, List.of(), false, List.of(objects));
  }

  ClassShape<T> butFor(String... fields) {
    return new ClassShape<>(row, type, reason, List.of(fields), true, objects);
  }

  ClassShape<T> byContent() {
    return new ClassShape<>(row, type, reason, leftOut, true, objects);
  }

  @Override
  public String toString() {
    return row;
  }

  void check() {
    Outcome outcome = outcome();
    Assertions.assertThat(outcome.kind())
        .as(outcome.message())
        .isIn(
            reason.isEmpty()
                ? List.of(Outcome.Kind.EQUAL)
                : List.of(Outcome.Kind.REFUSED_BY_BUILD, Outcome.Kind.REFUSED_BY_CREATE));
    reason.forEach(part -> Assertions.assertThat(outcome.message()).contains(part));
    Assertions.assertThat(outcome.message()).doesNotContain("-parameters");
  }

  /** Makes ids of the objects and reads them, with the store that made them and with another. */
  Outcome outcome() {
    InMemoryTemplateRepository templates = new InMemoryTemplateRepository();
    DynaStore<T> store;
    DynaStore<T> reader;
    try {
      store = DynaStore.builder(type).templates(templates).build();
      reader = DynaStore.builder(type).templates(templates).build();
    } catch (StoreDefinitionException e) {
      return new Outcome(Outcome.Kind.REFUSED_BY_BUILD, String.valueOf(e.getMessage()));
    }
    for (T object : objects) {
      String id;
      try {
        id = store.create(object);
      } catch (InvalidObjectException e) {
        return new Outcome(Outcome.Kind.REFUSED_BY_CREATE, String.valueOf(e.getMessage()));
      } catch (RuntimeException e) {
        return new Outcome(Outcome.Kind.FAILED, "create: " + e);
      }
      try {
        for (T parsed : List.of(store.parse(id), reader.parse(id), store.parse(id))) {
          assertLike(parsed, object);
        }
      } catch (AssertionError e) {
        return new Outcome(Outcome.Kind.LOST, String.valueOf(e.getMessage()));
      } catch (DynaStoreException e) {
        return new Outcome(Outcome.Kind.LOST, "parse: " + e);
      }
    }
    return new Outcome(Outcome.Kind.EQUAL, "");
  }

  /** By {@code equals}, or by all fields and their classes. */
  private void assertLike(T parsed, T object) {
    Assertions.assertThat(parsed.getClass()).isEqualTo(object.getClass());
    if (hasContent) {
      Assertions.assertThat(parsed)
          .usingRecursiveComparison()
          .withStrictTypeChecking()
          .ignoringFields(leftOut.toArray(new String[0]))
          .withEqualsForType((a, b) -> a.toString().equals(b.toString()), StringBuilder.class)
          .withEqualsForType((a, b) -> a.get() == b.get(), AtomicLong.class)
          .withEqualsForType(
              (a, b) -> a.pattern().equals(b.pattern()) && a.flags() == b.flags(), Pattern.class)
          .isEqualTo(object);
    } else {
      Assertions.assertThat(parsed).isEqualTo(object);
      Assertions.assertThat(object).isEqualTo(parsed);
    }
  }
}
