package io.dynastore.internal.fastpath;

import io.dynastore.internal.cache.Epoch;
import io.dynastore.internal.format.ParsedId;
import io.dynastore.template.Template;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds templates by what ids begin with, without cutting it out. Thread-safe.
 *
 * @param <V> what is known of a template
 */
final class TemplateIdIndex<V> {

  private final TemplateIndex<ById<V>> known;

  /**
   * A template by its id.
   *
   * @param <V> the type of what is known of it
   */
  static final class ById<V> extends TemplateIndex.Entry {

    private final int length;
    private final V value;

    ById(int hash, String templateId, Template template, V value) {
      super(hash, templateId, template);
      this.length = templateId.length();
      this.value = value;
    }

    /** The length of the id. */
    int length() {
      return length;
    }

    /** What is known of the template. */
    V value() {
      return value;
    }

    @Override
    boolean isForSame(TemplateIndex.Entry other) {
      return other instanceof ById<?> && templateId().equals(other.templateId());
    }
  }

  TemplateIdIndex(int maxTemplates, Epoch epoch) {
    this.known = new TemplateIndex<>(maxTemplates, epoch);
  }

  /** The template of an id, or null if it is not known. */
  @Nullable ById<V> find(String id) {
    char first = id.charAt(0);
    char second = id.charAt(1);
    if (second == ParsedId.SEPARATOR) {
      return find(id, first, 1);
    }
    int hash = two(first, second);
    return id.charAt(2) == ParsedId.SEPARATOR ? find(id, hash, 2) : findLonger(id, hash);
  }

  /**
   * Where the payload of an id starts that has a template. Told by branches for short ones, which a
   * processor foresees; it would have to wait for the length.
   */
  static int payload(String id, ById<?> template) {
    if (id.charAt(1) == ParsedId.SEPARATOR) {
      return 2;
    }
    return id.charAt(2) == ParsedId.SEPARATOR ? 3 : template.length() + 1;
  }

  private @Nullable ById<V> findLonger(String id, int hashOfTwo) {
    int dash = id.indexOf(ParsedId.SEPARATOR);
    return dash < 2 ? null : find(id, hash(id, dash, hashOfTwo), dash);
  }

  @SuppressWarnings("unchecked") // there are no others
  private @Nullable ById<V> find(String id, int hash, int dash) {
    @Nullable Object[] slots = known.slots();
    for (int i = TemplateIndex.index(hash); ; i++) {
      ById<V> template = (ById<V>) slots[i & (slots.length - 1)];
      if (template == null) {
        return null;
      }
      if (template.hash() == hash && isOf(template, id, dash)) {
        template.use();
        return template;
      }
    }
  }

  /** Whether a template that has the hash is it; that of two characters is not shared. */
  private static boolean isOf(ById<?> template, String id, int dash) {
    return template.length() == dash && (dash <= 2 || id.startsWith(template.templateId()));
  }

  /** Adds a template, unless it is known or others were forgotten since it was looked up. */
  void add(String templateId, Template template, V value, long lookedUp) {
    if (find(templateId + ParsedId.SEPARATOR) != null) {
      return;
    }
    known.add(new ById<>(hash(templateId), templateId, template, value), lookedUp);
  }

  /** Removes templates; the epoch has to be ended before. */
  void forget(Collection<String> templateIds) {
    known.forget(templateIds);
  }

  /** The template of an id, or null. */
  @Nullable Template template(String templateId) {
    return known.template(templateId);
  }

  /** Puts all templates into a map, by id. */
  void addTo(Map<String, Template> templates) {
    known.addTo(templates);
  }

  private static int two(char first, char second) {
    return first | (second << 16);
  }

  /** The hash code of a template's id. */
  static int hash(String templateId) {
    char first = templateId.charAt(0);
    int length = templateId.length();
    return length == 1 ? first : hash(templateId, length, two(first, templateId.charAt(1)));
  }

  /** The factor is larger than a character, so that no two letters stand for another two. */
  private static int hash(String id, int length, int hashOfTwo) {
    int hash = hashOfTwo;
    for (int i = 2; i < length; i++) {
      hash = hash * 0x01000193 + id.charAt(i);
    }
    return hash;
  }
}
