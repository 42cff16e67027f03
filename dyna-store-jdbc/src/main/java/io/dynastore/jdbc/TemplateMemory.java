package io.dynastore.jdbc;

import io.dynastore.template.Template;
import io.dynastore.template.TemplateHolder;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What this process knows of the meanings of template ids: the templates that stores have in
 * memory, those that lately went through the repository, and the ids that have got two meanings.
 * Holds stores weakly. Thread-safe.
 */
final class TemplateMemory {

  private static final Logger LOG = LoggerFactory.getLogger(TemplateMemory.class);

  /** How many of the templates that went through the repository are remembered. */
  private static final int MAX_RECENT = 10_000;

  private final List<WeakReference<TemplateHolder>> holders = new ArrayList<>();
  private final Map<String, Template> recent = new LinkedHashMap<>();
  private final ConcurrentMap<String, AmbiguousTemplateIdException> refused =
      new ConcurrentHashMap<>();

  /**
   * A meaning of a template id.
   *
   * @param id the template id
   * @param template what it stands for
   */
  record Meaning(String id, Template template) {}

  synchronized void register(TemplateHolder holder) {
    holders.removeIf(known -> known.get() == null);
    holders.add(new WeakReference<>(holder));
  }

  /** Whether nothing went through the repository yet. */
  synchronized boolean isEmpty() {
    return recent.isEmpty();
  }

  /**
   * Remembers what an id means.
   *
   * @throws AmbiguousTemplateIdException if it meant something else before
   */
  void remember(String id, Template template) {
    Template other = otherMeaning(id, template);
    if (other != null) {
      throw refuse(id, other, template);
    }
    requireUnambiguous(id);
    synchronized (this) {
      recent.remove(id);
      recent.put(id, template);
      if (recent.size() > MAX_RECENT) {
        recent.remove(recent.keySet().iterator().next());
      }
    }
  }

  /** What else an id is remembered to mean, or null. */
  private synchronized @Nullable Template otherMeaning(String id, Template template) {
    Template known = recent.get(id);
    return known == null || known.equals(template) ? null : known;
  }

  /** Whether a template must not get an id though the table may say that it is free. */
  boolean isReserved(String id, Template template) {
    return refused.containsKey(id) || otherMeaning(id, template) != null;
  }

  /** Whether an id that the table has for a template means something else to this process. */
  boolean isAmbiguous(String id, Template stored) {
    Template other = otherMeaning(id, stored);
    if (other != null) {
      refuse(id, other, stored);
    }
    return refused.containsKey(id);
  }

  /**
   * Refuses ids that have two meanings.
   *
   * @throws AmbiguousTemplateIdException if it is one
   */
  void requireUnambiguous(String id) {
    AmbiguousTemplateIdException ambiguous = refused.get(id);
    if (ambiguous != null) {
      throw ambiguous.again();
    }
  }

  /** All that this process knows; an id with several meanings occurs several times. */
  Set<Meaning> meanings() {
    Set<Meaning> meanings = new LinkedHashSet<>();
    for (TemplateHolder holder : holders()) {
      holder.templates().forEach((id, template) -> meanings.add(new Meaning(id, template)));
    }
    synchronized (this) {
      recent.forEach((id, template) -> meanings.add(new Meaning(id, template)));
    }
    meanings.removeIf(meaning -> refused.containsKey(meaning.id()));
    return meanings;
  }

  private synchronized List<TemplateHolder> holders() {
    return holders.stream().map(WeakReference::get).filter(Objects::nonNull).toList();
  }

  /**
   * Lets an id be refused from now on, and lets stores forget it.
   *
   * @return what callers are told
   */
  AmbiguousTemplateIdException refuse(String id, Template remembered, Template stored) {
    AmbiguousTemplateIdException ambiguous =
        new AmbiguousTemplateIdException(id, remembered, stored);
    if (refused.putIfAbsent(id, ambiguous) == null) {
      LOG.error(
          "The template id '{}' has got another meaning, and is refused by this process from now on."
              + " Ids with it that were made before mean {}. Those made by processes that know the"
              + " table alone mean {}. A row was lost, by a fail-over or because it was deleted; see"
              + " 'After a fail-over' in docs/operations.md.",
          id,
          remembered,
          stored);
    }
    synchronized (this) {
      recent.remove(id);
    }
    holders().forEach(holder -> holder.forget(List.of(id)));
    return ambiguous;
  }
}
