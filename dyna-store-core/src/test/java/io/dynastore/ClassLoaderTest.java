package io.dynastore;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynastore.template.InMemoryTemplateRepository;
import java.lang.ref.WeakReference;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ClassLoaderTest {

  /** All that a store does with its type, run by classes of a class loader of their own. */
  public static final class Application implements Runnable {

    enum Size {
      SMALL,
      LARGE
    }

    record Place(String page, @HighCardinality Size size) {}

    record Click(
        @HighCardinality long userId,
        @HighCardinality Instant time,
        @HighCardinality Size size,
        Place place,
        Set<Size> sizes,
        @Nullable Double price) {}

    /** Of the kind that has a fast path of its own. */
    record Flat(@HighCardinality long userId, @HighCardinality Instant time, Size size) {}

    /** A bean. */
    public static final class Visit {
      @HighCardinality public long userId;
      public List<Size> sizes = List.of(Size.LARGE);
    }

    @Override
    public void run() {
      Click click =
          new Click(
              1, Instant.EPOCH, Size.LARGE, new Place("home", Size.SMALL), Set.of(Size.SMALL), 1.5);
      DynaStore<Click> clicks = store(Click.class);
      // Not by equals(): Java itself keeps the type that those of records last compared.
      require(clicks.parse(clicks.create(click)).place().page().equals(click.place().page()));
      DynaStore<Flat> flats = store(Flat.class);
      for (int i = 0; i < 3; i++) {
        Flat flat = flats.parse(flats.create(new Flat(i, Instant.EPOCH, Size.LARGE)));
        require(flat.userId() == i && flat.size() == Size.LARGE);
      }
      DynaStore<Visit> visits = store(Visit.class);
      require(visits.parse(visits.create(new Visit())).sizes.contains(Size.LARGE));
    }

    /** AssertJ would keep the classes that it is shown. */
    private static void require(boolean condition) {
      if (!condition) {
        throw new AssertionError();
      }
    }

    private static <T> DynaStore<T> store(Class<T> type) {
      return DynaStore.builder(type).templates(new InMemoryTemplateRepository()).build();
    }
  }

  private static WeakReference<ClassLoader> runAnew() throws ReflectiveOperationException {
    ClassLoader loader = new ThrowAwayClassLoader(Application.class);
    Class<?> application = loader.loadClass(Application.class.getName());
    assertThat(application).isNotSameAs(Application.class);
    ((Runnable) application.getConstructor().newInstance()).run();
    return new WeakReference<>(loader);
  }

  @Test
  void theClassesOfAStoreCanBeUnloadedWhenItIsGone() throws Exception {
    WeakReference<ClassLoader> loader = runAnew();

    for (int i = 0; i < 200 && loader.get() != null; i++) {
      System.gc();
      TimeUnit.MILLISECONDS.sleep(10);
    }

    assertThat(loader.get()).isNull();
  }
}
