package io.dynastore;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** Loads a class and what is nested in it anew, as an application does that restarts. */
final class ThrowAwayClassLoader extends ClassLoader {

  private final String loadedAnew;

  ThrowAwayClassLoader(Class<?> loadedAnew) {
    super(loadedAnew.getClassLoader());
    this.loadedAnew = loadedAnew.getName();
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.equals(loadedAnew) && !name.startsWith(loadedAnew + "$")) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? define(name) : loaded;
    }
  }

  private Class<?> define(String name) throws ClassNotFoundException {
    String resource = name.replace('.', '/') + ".class";
    try (InputStream in = Objects.requireNonNull(getParent().getResourceAsStream(resource))) {
      byte[] bytes = in.readAllBytes();
      return defineClass(name, bytes, 0, bytes.length);
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }
}
