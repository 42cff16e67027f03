package io.dynastore.internal.model;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The fields that ids of a template and the type they are read as do not share. Fields that the
 * type knows by another name, or ignores on purpose, are not among them.
 *
 * @param unknown paths of those that the type does not have
 * @param missing paths of those that neither the payload nor the template has
 * @param zeroed those of the missing ones that cannot be told from a real value: zero or false
 */
public record Differences(List<String> unknown, List<String> missing, List<String> zeroed) {

  /** No difference. */
  public static final Differences NONE = new Differences(List.of(), List.of(), List.of());

  /**
   * Copies the lists.
   *
   * @param unknown those that the type does not have
   * @param missing those that the ids do not have
   * @param zeroed those of the missing ones that are zero or false
   */
  public Differences {
    unknown = List.copyOf(unknown);
    missing = List.copyOf(missing);
    zeroed = List.copyOf(zeroed);
  }

  /**
   * Whether a field may have another name now.
   *
   * @return true if there are fields on both sides
   */
  public boolean looksRenamed() {
    return !unknown.isEmpty() && !missing.isEmpty();
  }

  /** Collects them while a template is prepared. */
  static final class Collector {

    private final List<String> unknown = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();
    private final List<String> zeroed = new ArrayList<>();
    private final BitSet known = new BitSet();

    void unknown(PropertyPath place) {
      unknown.add(place.path());
    }

    void missing(PropertyPath place, boolean isZero) {
      missing.add(place.path());
      if (isZero) {
        zeroed.add(place.path());
      }
    }

    /** A value of the payload has a place in the type, or is ignored on purpose. */
    void known(int index) {
      known.set(index);
    }

    Differences of(List<String> names) {
      List<String> all = new ArrayList<>(unknown);
      for (int i = 0; i < names.size(); i++) {
        String name = names.get(i);
        if (!known.get(i) && unknown.stream().noneMatch(path -> name.startsWith(path + '.'))) {
          all.add(name);
        }
      }
      return new Differences(all, missing, zeroed);
    }
  }
}
