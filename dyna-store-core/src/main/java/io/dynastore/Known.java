package io.dynastore;

import io.dynastore.codec.IdText;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A hash table of templates that is read without locks and without making objects. Bounded: when it
 * is full, it starts anew. Thread-safe.
 *
 * @param <E> what is kept
 */
final class Known<E extends Known.Entry> {

  private static final int FIRST_SLOTS = 64;

  private final int maxEntries;
  private volatile @Nullable Object[] slots = new @Nullable Object[FIRST_SLOTS];
  private int size;

  /** What is kept. Immutable, so that those who read without locks see all of it. */
  interface Entry {
    /** A hash code. */
    int hash();
  }

  /**
   * A template by its low-cardinality values.
   *
   * @param hash that of the values
   * @param cells what is compared of the values
   * @param prefix what its ids begin with
   */
  @SuppressWarnings("ArrayRecordComponent") // never changed, nor compared as a record
  record ByValues(int hash, @Nullable Object[] cells, byte[] prefix) implements Entry {}

  Known(int maxEntries) {
    this.maxEntries = maxEntries;
  }

  /**
   * The entries, whose number is a power of two, and at least half of them null. An entry is at the
   * lowest bits of {@link #index}, or behind that, around the end, before the first null.
   */
  @Nullable Object[] slots() {
    return slots;
  }

  synchronized void add(E entry) {
    @Nullable Object[] now = slots;
    if (size == maxEntries) {
      now = new @Nullable Object[FIRST_SLOTS];
      size = 0;
    }
    size++;
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

  /** What ids of a template begin with, as they are written; null if other characters occur. */
  static byte @Nullable [] prefix(String templateId) {
    byte[] prefix = (templateId + IdText.SEPARATOR).getBytes(StandardCharsets.US_ASCII);
    return templateId.chars().allMatch(c -> c < 0x80) ? prefix : null;
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
