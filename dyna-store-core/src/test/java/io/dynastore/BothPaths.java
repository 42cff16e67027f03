package io.dynastore;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynastore.internal.fastpath.FastPath;
import io.dynastore.template.InMemoryTemplateRepository;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** A store on the general path and one that has a fast path, for each type. */
final class BothPaths {

  private final InMemoryTemplateRepository templates = new InMemoryTemplateRepository();
  private final Map<Class<?>, DynaStore<?>> general = new HashMap<>();
  private final Map<Class<?>, DynaStore<?>> fast = new HashMap<>();

  @SuppressWarnings("unchecked")
  <T> void areSame(T object, Class<T> type) {
    DynaStore<T> byGeneral =
        (DynaStore<T>)
            general.computeIfAbsent(
                type, t -> DynaStore.builder(t).templates(templates).withoutFastPath().build());
    DynaStore<T> byFast =
        (DynaStore<T>)
            fast.computeIfAbsent(type, t -> DynaStore.builder(t).templates(templates).build());
    String id = byGeneral.create(object);
    for (int round = 0; round < 3; round++) {
      assertThat(byFast.create(object)).isEqualTo(id);
      assertThat(byFast.parse(id)).isEqualTo(object).isEqualTo(byGeneral.parse(id));
    }
  }

  /** The fast path knows objects of the type by itself, after it has learned them. */
  <T> void isTaken(T object, Class<T> type) {
    FastPath<T> path = FastPathTest.fastPath(type, 100);
    FastPathTest.learn(path, object, "t");
    String id = Objects.requireNonNull(path.create(object));
    assertThat(id).startsWith("t-");
    assertThat(path.parse(id)).isEqualTo(object);
    areSame(object, type);
  }

  @SuppressWarnings("unchecked") // made by areSame
  <T> DynaStore<T> fast(Class<T> type) {
    return (DynaStore<T>) Objects.requireNonNull(fast.get(type));
  }

  @SuppressWarnings("unchecked") // made by areSame
  <T> DynaStore<T> general(Class<T> type) {
    return (DynaStore<T>) Objects.requireNonNull(general.get(type));
  }
}
