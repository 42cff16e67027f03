package io.dynastore;

import io.dynastore.template.Template;

/**
 * Is told what happens in stores, for logs, metrics and alarms. Override what matters; nothing else
 * does anything. What is made or read on the fast path, which is nearly all, is told to nobody, and
 * costs nothing more for a listener.
 *
 * <p>Methods are called on the threads that use the store, several at a time, and before the call
 * ends: be thread-safe and quick, and do not use a store. What they throw is logged and goes no
 * further. One listener may be that of several stores.
 *
 * @see DynaStoreBuilder#listeners
 */
public interface DynaStoreListener {

  /** What a store is used for. */
  enum Operation {

    /** Ids are made of objects. */
    CREATE,

    /** Objects are read from ids. */
    PARSE
  }

  /**
   * Objects or ids took the general path, as their templates were not known or left the memory, or
   * as they are of no use.
   *
   * @param store the store's name
   * @param operation what the store is used for
   * @param count how many objects or ids of one call, at least 1
   */
  default void generalPathTaken(String store, Operation operation, int count) {}

  /**
   * The repository has given a template its id: the template was new, or new to this process.
   *
   * @param store the store's name
   * @param templateId the template's id
   * @param template the template
   */
  default void templateSaved(String store, String templateId, Template template) {}

  /**
   * The repository had a template that was not in memory.
   *
   * @param store the name of the store that asked
   * @param templateId the template's id
   * @param template the template, which may be another store's
   */
  default void templateFound(String store, String templateId, Template template) {}

  /**
   * The repository does not have a template.
   *
   * @param store the name of the store that asked
   * @param templateId the id that it asked for, which may be anything without a dash
   */
  default void templateMissed(String store, String templateId) {}

  /**
   * The ids of a template hold other fields than the class has, in a way that looks like a renamed
   * field. Told once for each template, and also logged at WARNING.
   *
   * @param store the store's name
   * @param templateId the template's id
   * @param message what differs, and what to do, in sentences
   */
  default void fieldsDiffer(String store, String templateId, String message) {}

  /**
   * A call ended with an exception: an object or id was refused, or the repository failed.
   *
   * @param store the store's name
   * @param operation what the store was used for
   * @param reason what the caller is told
   */
  default void failed(String store, Operation operation, DynaStoreException reason) {}
}
