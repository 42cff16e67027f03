package io.dynastore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.dynastore.template.InMemoryTemplateRepository;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Classes that only the application's class loader sees, and threads that do not have it. */
class ClassLoadersTest {

  /** What both loaders see. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.CLASS)
  public interface Shape {}

  record Drawing(@HighCardinality int number, Shape shape) {}

  /** Loaded anew, with all that is nested in it. */
  public static final class Application implements Supplier<Map<String, Object>> {

    public enum Size {
      SMALL,
      LARGE
    }

    public record Circle(int radius) implements Shape {}

    @Override
    public Map<String, Object> get() {
      return Map.of("size", Size.LARGE, "circle", new Circle(3));
    }
  }

  private final InMemoryTemplateRepository templates = new InMemoryTemplateRepository();

  /** Its loader is the only one that knows the classes under these names: the others are blind. */
  private static final class ApplicationLoader extends ClassLoader {

    private final ThrowAwayClassLoader classes = new ThrowAwayClassLoader(Application.class);

    ApplicationLoader() {
      super(ClassLoadersTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      return name.startsWith(Application.class.getName())
          ? classes.loadClass(name)
          : super.loadClass(name, resolve);
    }
  }

  private static <R> R with(@Nullable ClassLoader loader, Callable<R> call) throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      return call.call();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> application(ClassLoader loader) throws Exception {
    return ((Supplier<Map<String, Object>>)
            loader.loadClass(Application.class.getName()).getConstructor().newInstance())
        .get();
  }

  private DynaStore<Map<String, Object>> maps() {
    return DynaStore.mapBuilder().highCardinality("size").templates(templates).build();
  }

  @Test
  void anEnumOfAMapIsFoundByTheLoaderThatBuiltTheStore() throws Exception {
    ClassLoader loader = new ApplicationLoader();
    Object size = application(loader).get("size");
    String id = with(loader, this::maps).create(Map.of("size", size, "low", 1));
    DynaStore<Map<String, Object>> store = with(loader, this::maps);

    for (ClassLoader blind : new @Nullable ClassLoader[] {null, getClass().getClassLoader()}) {
      assertThat(with(blind, () -> store.parse(id)).get("size")).isSameAs(size);
      assertThat(with(blind, () -> with(loader, this::maps).parse(id)).get("size")).isSameAs(size);
    }
  }

  @Test
  void aTypeIdOfJacksonIsFoundByTheLoaderThatBuiltTheStore() throws Exception {
    ClassLoader loader = new ApplicationLoader();
    Drawing drawing =
        new Drawing(1, (Shape) Objects.requireNonNull(application(loader).get("circle")));
    DynaStore<Drawing> store =
        with(loader, () -> DynaStore.builder(Drawing.class).templates(templates).build());
    String id = with(null, () -> store.create(drawing));

    DynaStore<Drawing> other =
        with(loader, () -> DynaStore.builder(Drawing.class).templates(templates).build());
    for (ClassLoader blind : new @Nullable ClassLoader[] {null, getClass().getClassLoader()}) {
      assertThat(with(blind, () -> other.parse(id))).isEqualTo(drawing);
    }
  }

  /** Knows an enum that no other loader knows. */
  private static final class PlugIn extends ClassLoader {

    static final String NAME = Application.Size.class.getName().replace("$Size", "$Late");

    PlugIn() {
      super(ClassLoadersTest.class.getClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      if (!name.equals(NAME)) {
        throw new ClassNotFoundException(name);
      }
      String size = Application.Size.class.getName().replace('.', '/');
      try (InputStream in = Objects.requireNonNull(getResourceAsStream(size + ".class"))) {
        String code = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        byte[] renamed =
            code.replace(size, NAME.replace('.', '/')).getBytes(StandardCharsets.ISO_8859_1);
        return defineClass(name, renamed, 0, renamed.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }

  @Test
  void aFailureThatAnotherTryCanMendIsNotKept() throws Exception {
    ClassLoader plugIn = new PlugIn();
    Object late = plugIn.loadClass(PlugIn.NAME).getEnumConstants()[1];
    Map<String, Object> map = Map.of("size", late, "low", 1);
    String id = with(plugIn, this::maps).create(map);
    DynaStore<Map<String, Object>> store = with(null, this::maps);

    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> with(null, () -> store.parse(id)))
          .isInstanceOf(DynaStoreException.class)
          .hasMessageContaining(PlugIn.NAME);
    }
    assertThat(with(plugIn, () -> store.parse(id))).isEqualTo(map);
    assertThat(with(null, () -> store.parse(id))).isEqualTo(map);
  }

  @Test
  void aMapIsRefusedWhoseEnumCouldNotBeFoundAgain() throws Exception {
    Object late = new PlugIn().loadClass(PlugIn.NAME).getEnumConstants()[0];
    DynaStore<Map<String, Object>> store = maps();
    assertThatThrownBy(() -> store.create(Map.of("size", late, "low", 1)))
        .isInstanceOf(InvalidObjectException.class)
        .hasMessageContaining(PlugIn.NAME);
  }

  @Test
  void aStoreReadsOnEveryThreadWhatItsOwnClassLoaderSees() throws Exception {
    ClassLoader plugIn = new PlugIn();
    Object late = plugIn.loadClass(PlugIn.NAME).getEnumConstants()[0];
    String id = with(plugIn, this::maps).create(Map.of("size", late, "low", 1));
    DynaStore<Map<String, Object>> store = with(plugIn, this::maps);

    Callable<Map<String, Object>> blind = () -> with(null, () -> store.parse(id));
    assertThat(ForkJoinPool.commonPool().submit(blind).get()).containsEntry("size", late);
  }
}
