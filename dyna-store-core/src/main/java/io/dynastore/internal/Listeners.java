package io.dynastore.internal;

import io.dynastore.DynaStore;
import io.dynastore.DynaStoreException;
import io.dynastore.DynaStoreListener;
import io.dynastore.DynaStoreListener.Operation;
import io.dynastore.template.TemplateRepository;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The listeners of a store. Thread-safe. */
public final class Listeners {

  private static final Logger LOG = System.getLogger(DynaStore.class.getName());

  private final String store;
  private final List<DynaStoreListener> listeners;

  /**
   * Gathers listeners.
   *
   * @param store the store's name
   * @param listeners those of the user
   */
  public Listeners(String store, List<DynaStoreListener> listeners) {
    this.store = store;
    this.listeners = List.copyOf(listeners);
  }

  /** The same repository, if nobody wants to know what it is asked. */
  public TemplateRepository observe(TemplateRepository repository) {
    return listeners.isEmpty() ? repository : new ObservedRepository(repository, this);
  }

  /** Does what takes the general path. */
  <R> R observe(Operation operation, int count, Supplier<R> work) {
    if (listeners.isEmpty()) {
      return work.get();
    }
    tell(listener -> listener.generalPathTaken(store, operation, count));
    try {
      return work.get();
    } catch (DynaStoreException e) {
      tell(listener -> listener.failed(store, operation, e));
      throw e;
    }
  }

  /** Logged in any case: data may be lost to who reads the ids. */
  void fieldsDiffer(String templateId, String message) {
    LOG.log(Level.WARNING, "Store '" + store + "', template '" + templateId + "': " + message);
    tell(listener -> listener.fieldsDiffer(store, templateId, message));
  }

  String store() {
    return store;
  }

  /** An exception of one is no reason to fail, nor to tell the others nothing. */
  void tell(Consumer<DynaStoreListener> event) {
    for (DynaStoreListener listener : listeners) {
      try {
        event.accept(listener);
      } catch (RuntimeException e) {
        LOG.log(
            Level.WARNING,
            "A listener of store '" + store + "' failed: " + listener.getClass().getName(),
            e);
      }
    }
  }
}
