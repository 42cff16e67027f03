package io.dynastore.internal.fastpath;

import io.dynastore.internal.cache.Epoch;
import io.dynastore.internal.cache.PreparedTemplate;
import io.dynastore.internal.encoding.CodecRegistry;
import io.dynastore.internal.encoding.DigitWriter;
import io.dynastore.internal.encoding.PayloadCodec;
import io.dynastore.internal.encoding.WriterPool;
import io.dynastore.internal.format.Decoder;
import io.dynastore.internal.format.PayloadLayout;
import io.dynastore.internal.model.DecomposedObject;
import io.dynastore.internal.model.Field;
import io.dynastore.internal.model.Immutable;
import io.dynastore.internal.model.MapModel;
import io.dynastore.template.Template;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The fast path of maps: a template is known by the entries that are low-cardinality and the
 * classes of the others. Maps are only looked at entry by entry, as the general path does; what
 * some say of a key is their own affair.
 */
final class MapFastPath implements FastPath<Map<String, @Nullable Object>> {

  private final MapModel model;
  private final CodecRegistry codecs;
  private final int maxIdLength;
  private final DecoderIndex<Map<String, @Nullable Object>> ids;
  private final TemplateIndex<ByEntries> known;

  /**
   * A template by its low-cardinality entries.
   *
   * @param hash that of the entries
   * @param low the low-cardinality entries
   * @param high the class of each high-cardinality value, null where there is no such key
   * @param size how many entries a map has
   * @param prefix what its ids begin with
   * @param codec writes the high-cardinality values
   * @param templateId its id
   * @param template the template
   */
  @SuppressWarnings("ArrayRecordComponent") // never changed, nor compared as a record
  private record ByEntries(
      int hash,
      Map<String, @Nullable Object> low,
      @Nullable Class<?>[] high,
      int size,
      byte[] prefix,
      PayloadCodec codec,
      String templateId,
      Template template)
      implements TemplateIndex.Entry {

    @Override
    public boolean isForSame(TemplateIndex.Entry other) {
      return other instanceof ByEntries that
          && low.equals(that.low)
          && Arrays.equals(high, that.high);
    }
  }

  MapFastPath(
      MapModel model, CodecRegistry codecs, int maxIdLength, int maxTemplates, Epoch epoch) {
    this.model = model;
    this.codecs = codecs;
    this.maxIdLength = maxIdLength;
    this.ids = new DecoderIndex<>(maxIdLength, maxTemplates, epoch);
    this.known = new TemplateIndex<>(maxTemplates, epoch);
  }

  @Override
  public @Nullable String create(Map<String, @Nullable Object> map) {
    if (map instanceof IdentityHashMap) {
      // It may hold an equal key twice.
      return null;
    }
    try {
      @Nullable Object[] values = new @Nullable Object[model.keys().size()];
      ByEntries template = find(map, values);
      return template == null ? null : write(values, template);
    } catch (RuntimeException | StackOverflowError e) {
      // It happens on the general path again, and is told there; a map may hold itself.
      return null;
    }
  }

  private @Nullable ByEntries find(Map<String, @Nullable Object> map, @Nullable Object[] values) {
    int hash = hash(map);
    @Nullable Object[] slots = known.slots();
    for (int i = TemplateIndex.index(hash); ; i++) {
      ByEntries template = (ByEntries) slots[i & (slots.length - 1)];
      if (template == null || (template.hash() == hash && isOf(template, map, values))) {
        return template;
      }
    }
  }

  /** The same for entries in any order. */
  private int hash(Map<String, @Nullable Object> map) {
    int hash = 0;
    for (Map.Entry<String, @Nullable Object> entry : map.entrySet()) {
      Object value = entry.getValue();
      Object told = indexOf(entry.getKey()) < 0 ? value : classOf(value);
      hash += HandlePlan.mix(entry.getKey().hashCode(), told);
    }
    return hash;
  }

  private int indexOf(String key) {
    List<String> keys = model.keys();
    for (int i = 0; i < keys.size(); i++) {
      if (keys.get(i).equals(key)) {
        return i;
      }
    }
    return -1;
  }

  private static Class<?> classOf(@Nullable Object value) {
    return value == null ? Void.class : value.getClass();
  }

  /** Whether a map belongs to a template; puts the high-cardinality values into their places. */
  private boolean isOf(
      ByEntries template, Map<String, @Nullable Object> map, @Nullable Object[] values) {
    int size = 0;
    for (Map.Entry<String, @Nullable Object> entry : map.entrySet()) {
      Object value = entry.getValue();
      int index = indexOf(entry.getKey());
      if (index >= 0) {
        if (template.high()[index] != classOf(value)) {
          return false;
        }
        values[index] = value;
      } else {
        Object same = template.low().get(entry.getKey());
        if (!Objects.equals(same, value)
            || (same == null && !template.low().containsKey(entry.getKey()))) {
          return false;
        }
      }
      size++;
    }
    return size == template.size();
  }

  private @Nullable String write(@Nullable Object[] values, ByEntries template) {
    WriterPool scratch = WriterPool.take();
    try {
      DigitWriter out = scratch.writer();
      out.prefix(template.prefix());
      int field = 0;
      for (int i = 0; i < values.length; i++) {
        if (template.high()[i] != null) {
          template.codec().encode(field, values[i], out);
          field++;
        }
      }
      return out.length() > maxIdLength ? null : out.toString();
    } finally {
      scratch.release();
    }
  }

  @Override
  public void learn(DecomposedObject parts, String templateId, Template template, long lookedUp) {
    byte[] prefix = TemplateIndex.prefix(templateId);
    if (prefix == null || !parts.lowObjects().stream().allMatch(Immutable::isValue)) {
      return;
    }
    int hash = 0;
    @Nullable Class<?>[] high = new @Nullable Class<?>[model.keys().size()];
    Map<String, @Nullable Object> low = new HashMap<>();
    Iterator<@Nullable Object> highValues = parts.values().iterator();
    for (Field field : parts.fields()) {
      Class<?> type = classOf(highValues.next());
      high[indexOf(field.name())] = type;
      hash += HandlePlan.mix(field.name().hashCode(), type);
    }
    Iterator<@Nullable Object> lowValues = parts.lowObjects().iterator();
    for (String name : parts.order()) {
      if (indexOf(name) < 0) {
        Object value = lowValues.next();
        low.put(name, value);
        hash += HandlePlan.mix(name.hashCode(), value);
      }
    }
    PayloadCodec codec = PayloadLayout.of(parts.fields(), codecs, false).codec();
    int size = parts.order().size();
    known.add(new ByEntries(hash, low, high, size, prefix, codec, templateId, template), lookedUp);
  }

  @Override
  public @Nullable Map<String, @Nullable Object> parse(String id) {
    return ids.parse(id);
  }

  @Override
  public void learn(
      PreparedTemplate<Decoder<Map<String, @Nullable Object>>> template, long lookedUp) {
    ids.learn(template, lookedUp);
  }

  @Override
  public void forget(Collection<String> templateIds) {
    known.forget(templateIds);
    ids.forget(templateIds);
  }

  @Override
  public @Nullable Template template(String templateId) {
    Template read = ids.template(templateId);
    return read != null ? read : known.template(templateId);
  }

  @Override
  public void addTo(Map<String, Template> templates) {
    ids.addTo(templates);
    known.addTo(templates);
  }
}
