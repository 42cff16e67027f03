package io.dynastore.internal.fastpath;

import io.dynastore.internal.cache.Epoch;
import io.dynastore.internal.format.ParsedId;
import io.dynastore.template.Template;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A hash table of templates that is read without locks and without making objects. Bounded: when it
 * is full, it starts anew. Thread-safe.
 *
 * @param <E> what is kept
 */
final class TemplateIndex<E extends TemplateIndex.Entry> {

  private static final int FIRST_SLOTS = 64;

  private final int maxEntries;
  private final Epoch epoch;
  private volatile @Nullable Object[] slots = new @Nullable Object[FIRST_SLOTS];
  private int size;

  /** What the ids of the entries mean; read by few. */
  private final Map<String, Template> templates = new ConcurrentHashMap<>();

  /** What is kept. Immutable, so that those who read without locks see all of it. */
  interface Entry {
    /** A hash code. */
    int hash();

    /** The template's id. */
    String templateId();

    /** The template. */
    Template template();

    /** Whether another entry of the same hash code is found for the same objects or ids. */
    boolean isForSame(Entry other);
  }

  /**
   * A template by its low-cardinality values.
   *
   * @param hash that of the values
   * @param key what is compared of the values
   * @param prefix what its ids begin with
   * @param templateId its id
   * @param template the template
   */
  @SuppressWarnings("ArrayRecordComponent") // never changed, nor compared as a record
  record ByValues(
      int hash, @Nullable Object[] key, byte[] prefix, String templateId, Template template)
      implements Entry {

    @Override
    public boolean isForSame(Entry other) {
      return other instanceof ByValues that && Arrays.equals(key, that.key);
    }
  }

  TemplateIndex(int maxEntries, Epoch epoch) {
    this.maxEntries = maxEntries;
    this.epoch = epoch;
  }

  /**
   * The entries, whose number is a power of two, and at least half of them null. An entry is at the
   * lowest bits of {@link #index}, or behind that, around the end, before the first null.
   */
  @Nullable Object[] slots() {
    return slots;
  }

  /**
   * Adds an entry, in place of one that is for the same, unless templates were forgotten since the
   * epoch in which it was looked up.
   */
  synchronized void add(E entry, long lookedUp) {
    if (epoch.current() != lookedUp) {
      return;
    }
    @Nullable Object[] now = slots;
    int same = placeOfSame(entry, now);
    if (same >= 0) {
      templates.remove(((Entry) now[same]).templateId());
      templates.put(entry.templateId(), entry.template());
      now[same] = entry;
      slots = now;
      return;
    }
    if (size == maxEntries) {
      now = new @Nullable Object[FIRST_SLOTS];
      size = 0;
      templates.clear();
    }
    size++;
    templates.put(entry.templateId(), entry.template());
    if (2 * size > now.length) {
      @Nullable Object[] more = new @Nullable Object[2 * now.length];
      for (Object old : now) {
        if (old != null) {
          put((Entry) old, more);
        }
      }
      now = more;
    }
    put(entry, now);
    // Also where the array is the same: whoever reads it from now on sees the entry.
    slots = now;
  }

  /** Removes the entries of some templates; the epoch has to be ended before. */
  synchronized void forget(Collection<String> templateIds) {
    @Nullable Object[] left = new @Nullable Object[slots.length];
    size = 0;
    templates.keySet().removeAll(Set.copyOf(templateIds));
    for (Object old : slots) {
      if (old != null && !templateIds.contains(((Entry) old).templateId())) {
        put((Entry) old, left);
        size++;
      }
    }
    slots = left;
  }

  /** The template of an id that an entry has, or null. */
  @Nullable Template template(String templateId) {
    return templates.get(templateId);
  }

  /** Puts the templates of all entries into a map, by id. */
  void addTo(Map<String, Template> templates) {
    for (Object entry : slots()) {
      if (entry != null) {
        templates.put(((Entry) entry).templateId(), ((Entry) entry).template());
      }
    }
  }

  /** What ids of a template begin with, as they are written; null if other characters occur. */
  static byte @Nullable [] prefix(String templateId) {
    byte[] prefix = (templateId + ParsedId.SEPARATOR).getBytes(StandardCharsets.US_ASCII);
    return templateId.chars().allMatch(c -> c < 0x80) ? prefix : null;
  }

  private static int placeOfSame(Entry entry, @Nullable Object[] slots) {
    for (int i = index(entry.hash()); ; i++) {
      int place = i & (slots.length - 1);
      Object other = slots[place];
      if (other == null) {
        return -1;
      }
      if (((Entry) other).hash() == entry.hash() && ((Entry) other).isForSame(entry)) {
        return place;
      }
    }
  }

  /** Where an entry may be; brings what hash codes differ in into the lowest bits. */
  static int index(int hash) {
    return hash ^ (hash >>> 12);
  }

  private static void put(Entry entry, @Nullable Object[] slots) {
    int i = index(entry.hash());
    while (slots[i & (slots.length - 1)] != null) {
      i++;
    }
    slots[i & (slots.length - 1)] = entry;
  }
}
