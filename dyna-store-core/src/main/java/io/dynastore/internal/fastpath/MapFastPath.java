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
import io.dynastore.internal.model.LowCopy;
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

  /** A template by its low-cardinality entries. */
  private static final class ByEntries extends TemplateIndex.Entry {

    private final Map<String, LowCopy> low;
    private final @Nullable Class<?>[] high;
    private final int size;
    private final byte[] prefix;
    private final PayloadCodec codec;

    /**
     * Makes an entry.
     *
     * @param hash that of the entries
     * @param low the low-cardinality entries
     * @param high the class of each high-cardinality value, null where there is no such key
     * @param size how many entries a map has
     * @param prefix what its ids begin with
     * @param codec writes the high-cardinality values
     */
    ByEntries(
        int hash,
        Map<String, LowCopy> low,
        @Nullable Class<?>[] high,
        int size,
        byte[] prefix,
        PayloadCodec codec,
        String templateId,
        Template template) {
      super(hash, templateId, template);
      this.low = low;
      this.high = high;
      this.size = size;
      this.prefix = prefix;
      this.codec = codec;
    }

    @Override
    boolean isForSame(TemplateIndex.Entry other) {
      return other instanceof ByEntries that
          && Arrays.equals(high, that.high)
          && low.keySet().equals(that.low.keySet())
          && low.entrySet().stream()
              .allMatch(
                  e -> e.getValue().isOf(Objects.requireNonNull(that.low.get(e.getKey())).view()));
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
      if (template == null) {
        return null;
      }
      if (template.hash() == hash && isOf(template, map, values)) {
        template.use();
        return template;
      }
    }
  }

  /** The same for entries in any order. */
  private int hash(Map<String, @Nullable Object> map) {
    int hash = 0;
    for (Map.Entry<String, @Nullable Object> entry : map.entrySet()) {
      Object value = entry.getValue();
      int key = entry.getKey().hashCode();
      hash +=
          indexOf(entry.getKey()) < 0
              ? HandlePlan.mixCopied(key, value)
              : HandlePlan.mix(key, classOf(value));
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
        if (template.high[index] != classOf(value)) {
          return false;
        }
        values[index] = value;
      } else {
        LowCopy same = template.low.get(entry.getKey());
        if (same == null || !same.isOf(value)) {
          return false;
        }
      }
      size++;
    }
    return size == template.size;
  }

  private @Nullable String write(@Nullable Object[] values, ByEntries template) {
    WriterPool scratch = WriterPool.take();
    try {
      DigitWriter out = scratch.writer();
      out.prefix(template.prefix);
      int field = 0;
      for (int i = 0; i < values.length; i++) {
        if (template.high[i] != null) {
          template.codec.encode(field, values[i], out);
          field++;
        }
      }
      return out.length() > maxIdLength ? null : out.toString();
    } finally {
      scratch.release();
    }
  }

  @Override
  public void learn(
      DecomposedObject parts,
      Decoder<Map<String, @Nullable Object>> decoder,
      String templateId,
      Template template,
      long lookedUp) {
    byte[] prefix = TemplateIndex.prefix(templateId);
    if (prefix == null) {
      return;
    }
    int hash = 0;
    Map<String, LowCopy> low = new HashMap<>();
    for (Map.Entry<String, @Nullable Object> entry : model.readLow(parts.low()).entrySet()) {
      LowCopy copy = LowCopy.of(entry.getValue());
      if (copy == null) {
        return;
      }
      low.put(entry.getKey(), copy);
      hash += HandlePlan.mixCopied(entry.getKey().hashCode(), copy.view());
    }
    @Nullable Class<?>[] high = new @Nullable Class<?>[model.keys().size()];
    Iterator<@Nullable Object> highValues = parts.values().iterator();
    for (Field field : parts.fields()) {
      Class<?> type = classOf(highValues.next());
      high[indexOf(field.name())] = type;
      hash += HandlePlan.mix(field.name().hashCode(), type);
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
