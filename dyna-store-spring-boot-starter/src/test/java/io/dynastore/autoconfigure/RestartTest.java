package io.dynastore.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynastore.DynaStore;
import io.dynastore.autoconfigure.shop.Click;
import io.dynastore.databases.TestDatabase;
import java.io.File;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;

/** An application that starts again in the same process, as with Spring Boot's DevTools. */
class RestartTest {

  private static final String TYPE = Click.class.getName();

  /** Has the type of the store, and leaves the rest to the class loader of the test. */
  private static final class OfTheApplication extends URLClassLoader {

    OfTheApplication() {
      super(
          new URL[] {Click.class.getProtectionDomain().getCodeSource().getLocation()},
          Click.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      synchronized (getClassLoadingLock(name)) {
        if (!name.equals(TYPE)) {
          return super.loadClass(name, resolve);
        }
        Class<?> loaded = findLoadedClass(name);
        return loaded == null ? findClass(name) : loaded;
      }
    }
  }

  private record Other(Optional<String> value) {}

  private static WeakReference<ClassLoader> runOnce() {
    AtomicReference<@Nullable ClassLoader> loader = new AtomicReference<>(new OfTheApplication());
    TestApplications.on(TestDatabase.h2())
        .withClassLoader(loader.get())
        .withPropertyValues("dyna-store.stores.click.type=" + TYPE)
        .run(context -> assertCreatesAndParses(context, loader.get()));
    return new WeakReference<>(loader.getAndSet(null));
  }

  @SuppressWarnings("unchecked")
  private static void assertCreatesAndParses(
      ApplicationContext context, @Nullable ClassLoader loader)
      throws ReflectiveOperationException {
    DynaStore<Object> store = (DynaStore<Object>) context.getBean(DynaStore.class);
    Class<?> type = Class.forName(TYPE, true, loader);
    assertThat(type.getClassLoader()).isSameAs(loader);
    Object click = type.getConstructor(String.class, String.class).newInstance("session", "page");
    assertThat(store.parse(store.create(click)).equals(click)).isTrue();
  }

  /** Fails if the classes stay. In a process that does not hold on to what is softly reachable. */
  public static void main(String[] arguments) throws InterruptedException {
    // Spring Boot keeps the class loader under which it first bound properties.
    TestApplications.on(TestDatabase.h2()).run(context -> {});
    WeakReference<ClassLoader> loader = runOnce();
    // Java 17 itself keeps the type that the equals() of some record last compared.
    assertThat(new Other(Optional.empty())).isEqualTo(new Other(Optional.empty()));
    for (int i = 0; i < 200 && loader.get() != null; i++) {
      System.gc();
      TimeUnit.MILLISECONDS.sleep(10);
    }
    System.exit(loader.get() == null ? 0 : 1);
  }

  @Test
  void theClassesOfAnApplicationThatWasClosedCanBeUnloaded() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:SoftRefLRUPolicyMSPerMB=0",
                "-cp",
                System.getProperty("java.class.path"),
                RestartTest.class.getName())
            .redirectErrorStream(true)
            .redirectOutput(new File("target/restart.log"))
            .start();

    assertThat(process.waitFor()).isZero();
  }
}
