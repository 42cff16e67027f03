package io.dynastore.internal.fastpath;

import io.dynastore.internal.cache.Epoch;
import io.dynastore.internal.format.ParsedId;
import io.dynastore.template.Template;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A hash table of templates that is read without locks and without making objects. Bounded: when it
 * is full, some go that were not found since the hand of a clock came by last (second chance).
 * Thread-safe.
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

  /** The slot at which the hand of the clock stands. */
  private int hand;

  /**
   * What is kept. Immutable, so that those who read without locks see all of it, but for whether it
   * was used: an answer that is late does no harm.
   */
  abstract static class Entry {

    private final int hash;
    private final String templateId;
    private final Template template;
    private boolean used;

    Entry(int hash, String templateId, Template template) {
      this.hash = hash;
      this.templateId = templateId;
      this.template = template;
    }

    /** A hash code. */
    final int hash() {
      return hash;
    }

    /** The template's id. */
    final String templateId() {
      return templateId;
    }

    /** The template. */
    final Template template() {
      return template;
    }

    /** It was found; only written once, as threads would take the cache line from each other. */
    final void use() {
      if (!used) {
        used = true;
      }
    }

    /** Whether another entry of the same hash code is found for the same objects or ids. */
    abstract boolean isForSame(Entry other);
  }

  /** A template by its low-cardinality values. */
  static final class ByValues extends Entry {

    private final @Nullable Object[] key;
    private final byte[] prefix;

    /**
     * Makes an entry.
     *
     * @param hash that of the values
     * @param key what is compared of the values
     * @param prefix what its ids begin with
     */
    ByValues(
        int hash, @Nullable Object[] key, byte[] prefix, String templateId, Template template) {
      super(hash, templateId, template);
      this.key = key;
      this.prefix = prefix;
    }

    @Nullable Object[] key() {
      return key;
    }

    byte[] prefix() {
      return prefix;
    }

    @Override
    boolean isForSame(Entry other) {
      return other instanceof ByValues that && HandlePlan.areSame(key, that.key);
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
      String replaced = ((Entry) now[same]).templateId();
      templates.put(entry.templateId(), entry.template());
      now[same] = entry;
      slots = now;
      if (!replaced.equals(entry.templateId())) {
        removeTemplates(new HashSet<>(Set.of(replaced)), now);
      }
      return;
    }
    if (size >= maxEntries) {
      now = withoutSome(now);
    }
    size++;
    templates.put(entry.templateId(), entry.template());
    if (2 * size > now.length) {
      now = copied(now, 2 * now.length);
    }
    put(entry, now);
    // Also where the array is the same: whoever reads it from now on sees the entry.
    slots = now;
  }

  /**
   * A table without a sixteenth of the entries: the first ones that the hand of the clock comes to
   * which were not used since it came by last.
   */
  private @Nullable Object[] withoutSome(@Nullable Object[] slots) {
    int toGo = Math.max(1, maxEntries / 16);
    @Nullable Object[] left = slots.clone();
    Set<String> gone = new HashSet<>();
    // Other threads may use all of them faster than the hand goes round.
    for (int step = 0; toGo > 0; step++, hand = (hand + 1) & (left.length - 1)) {
      if (left[hand] instanceof Entry entry) {
        if (entry.used && step < 2 * left.length) {
          entry.used = false;
        } else {
          left[hand] = null;
          gone.add(entry.templateId());
          toGo--;
          size--;
        }
      }
    }
    removeTemplates(gone, left);
    // Those behind a gap would not be found.
    return copied(left, left.length);
  }

  /** Several entries may have one template, as values that are written alike may differ. */
  private void removeTemplates(Set<String> gone, @Nullable Object[] left) {
    for (Object entry : left) {
      if (entry != null) {
        gone.remove(((Entry) entry).templateId());
      }
    }
    templates.keySet().removeAll(gone);
  }

  private static @Nullable Object[] copied(@Nullable Object[] slots, int length) {
    @Nullable Object[] copy = new @Nullable Object[length];
    for (Object entry : slots) {
      if (entry != null) {
        put((Entry) entry, copy);
      }
    }
    return copy;
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

  /**
   * Where an entry may be. Spreads hash codes that lie close together, as those of ids do: entries
   * in a row would have to be passed one by one.
   */
  static int index(int hash) {
    int spread = hash * 0x9E3779B9;
    return spread ^ (spread >>> 15);
  }

  private static void put(Entry entry, @Nullable Object[] slots) {
    int i = index(entry.hash());
    while (slots[i & (slots.length - 1)] != null) {
      i++;
    }
    slots[i & (slots.length - 1)] = entry;
  }
}
