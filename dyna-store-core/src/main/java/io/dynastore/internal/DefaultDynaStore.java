package io.dynastore.internal;

import io.dynastore.DynaStore;
import io.dynastore.DynaStoreListener.Operation;
import io.dynastore.InvalidIdException;
import io.dynastore.InvalidObjectException;
import io.dynastore.TemplateNotFoundException;
import io.dynastore.TemplateRepositoryException;
import io.dynastore.codec.MalformedPayloadException;
import io.dynastore.internal.cache.PreparedTemplate;
import io.dynastore.internal.cache.TemplateCache;
import io.dynastore.internal.fastpath.FastPath;
import io.dynastore.internal.format.Decoder;
import io.dynastore.internal.format.IdWriter;
import io.dynastore.internal.format.IdWriter.Draft;
import io.dynastore.internal.format.ParsedId;
import io.dynastore.internal.model.Field;
import io.dynastore.internal.model.Model;
import io.dynastore.internal.model.ModelException;
import io.dynastore.template.InvalidTemplateException;
import io.dynastore.template.Template;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A store. What was seen before takes the fast path. On the general path, an object is taken apart
 * (model), what it shares becomes a template with an id (cache), and the rest is written (format);
 * reading goes the other way.
 */
public final class DefaultDynaStore<T> implements DynaStore<T> {

  private final Model<T> model;
  private final IdWriter writer;
  private final TemplatesInMemory<T> memory;
  private final TemplateCache<Decoder<T>> templates;
  private final int maxIdLength;
  private final FastPath<T> fastPath;
  private final RoundTripCheck<T> roundTrip;
  private final Listeners listeners;

  public DefaultDynaStore(
      Model<T> model,
      IdWriter writer,
      TemplatesInMemory<T> memory,
      RoundTripCheck<T> roundTrip,
      int maxIdLength,
      Listeners listeners) {
    this.model = model;
    this.writer = writer;
    this.memory = memory;
    this.templates = memory.cache();
    this.maxIdLength = maxIdLength;
    this.fastPath = memory.fastPath();
    this.roundTrip = roundTrip;
    this.listeners = listeners;
  }

  @Override
  public String create(T object) {
    String id = fastPath.create(object);
    return id != null
        ? id
        : listeners.observe(Operation.CREATE, 1, () -> createOnGeneralPath(object));
  }

  private String createOnGeneralPath(T object) {
    long epoch = memory.epoch().current();
    Draft draft = draft(object);
    Decoder<T> decoder = proved(object, draft, null);
    String templateId = given(templates.idOf(draft.template()), draft.template());
    String id = id(draft, templateId);
    fastPath.learn(draft.parts(), decoder, templateId, draft.template(), epoch);
    return id;
  }

  @Override
  public T parse(String id) {
    T object = fastPath.parse(id);
    return object != null
        ? object
        : listeners.observe(Operation.PARSE, 1, () -> parseOnGeneralPath(id));
  }

  private T parseOnGeneralPath(String id) {
    long epoch = memory.epoch().current();
    ParsedId text = cut(id);
    return decode(text, templates.find(text.templateId()), epoch);
  }

  @Override
  public List<String> createAll(Collection<? extends T> objects) {
    if (objects == null) {
      throw new InvalidObjectException(null, "There are no objects to make ids of: null.");
    }
    return all(objects, fastPath::create, this::createAllOnGeneralPath);
  }

  private List<String> createAllOnGeneralPath(List<T> objects) {
    return listeners.observe(Operation.CREATE, objects.size(), () -> createTogether(objects));
  }

  private List<String> createTogether(List<T> objects) {
    long epoch = memory.epoch().current();
    List<Draft> drafts = objects.stream().map(this::draft).toList();
    Map<Template, Decoder<T>> decoders = new HashMap<>();
    for (int i = 0; i < drafts.size(); i++) {
      Draft draft = drafts.get(i);
      Decoder<T> known = decoders.get(draft.template());
      decoders.put(draft.template(), proved(objects.get(i), draft, known));
    }
    Map<Template, String> templateIds =
        templates.idsOf(drafts.stream().map(Draft::template).toList());
    List<String> ids = new ArrayList<>(drafts.size());
    for (int i = 0; i < drafts.size(); i++) {
      Draft draft = drafts.get(i);
      String templateId = given(templateIds.get(draft.template()), draft.template());
      ids.add(id(draft, templateId));
      Decoder<T> decoder = Objects.requireNonNull(decoders.get(draft.template()));
      fastPath.learn(draft.parts(), decoder, templateId, draft.template(), epoch);
    }
    return ids;
  }

  @Override
  public List<T> parseAll(Collection<String> ids) {
    if (ids == null) {
      throw new InvalidIdException("", 0, "there are no ids: null");
    }
    return all(ids, fastPath::parse, this::parseAllOnGeneralPath);
  }

  private List<T> parseAllOnGeneralPath(List<String> ids) {
    return listeners.observe(Operation.PARSE, ids.size(), () -> parseTogether(ids));
  }

  private List<T> parseTogether(List<String> ids) {
    long epoch = memory.epoch().current();
    List<ParsedId> texts = ids.stream().map(this::cut).toList();
    Map<String, PreparedTemplate<Decoder<T>>> found =
        templates.findAll(texts.stream().map(ParsedId::templateId).toList());
    List<T> objects = new ArrayList<>(texts.size());
    for (ParsedId text : texts) {
      objects.add(decode(text, found.get(text.templateId()), epoch));
    }
    return objects;
  }

  /**
   * All that the fast path leaves takes the general path together, for one call to the repository.
   */
  private static <A, B> List<B> all(
      Collection<? extends A> wanted,
      Function<A, @Nullable B> fastPath,
      Function<List<A>, List<B>> general) {
    List<@Nullable B> found = new ArrayList<>(wanted.size());
    List<A> left = new ArrayList<>();
    for (A one : wanted) {
      B quick = fastPath.apply(one);
      found.add(quick);
      if (quick == null) {
        left.add(one);
      }
    }
    Iterator<B> rest = (left.isEmpty() ? List.<B>of() : general.apply(left)).iterator();
    List<B> all = new ArrayList<>(found.size());
    for (B quick : found) {
      all.add(quick != null ? quick : rest.next());
    }
    return all;
  }

  private Draft draft(T object) {
    if (object == null) {
      throw new InvalidObjectException(null, "There is no object to make an id of: it is null.");
    }
    try {
      Draft draft = writer.write(model.take(object));
      requireLength(draft, 1, "at least ");
      return draft;
    } catch (ModelException e) {
      throw RoundTripCheck.refused(e);
    } catch (InvalidTemplateException e) {
      throw new InvalidObjectException(lowField(e.getPath()), String.valueOf(e.getMessage()), e);
    } catch (StackOverflowError e) {
      throw RoundTripCheck.endless(object, e);
    }
  }

  /** Nothing is saved, and no id is given, before it is shown that the object can be had back. */
  private Decoder<T> proved(T object, Draft draft, @Nullable Decoder<T> known) {
    boolean isNew = known == null && !templates.isKnown(draft.template());
    Decoder<T> decoder = known != null ? known : templates.decoder(draft.template());
    try {
      roundTrip.check(object, draft, decoder, isNew);
    } catch (StackOverflowError e) {
      throw RoundTripCheck.endless(object, e);
    }
    return decoder;
  }

  /** A repository may be anybody's. What it said is forgotten if it cannot be: it may be mended. */
  private String given(@Nullable String templateId, Template template) {
    if (templateId == null || !Template.isId(templateId)) {
      memory.forget(templateId == null ? List.of() : List.of(templateId));
      throw new TemplateRepositoryException(
          "The repository gave a template the id '"
              + templateId
              + "'. It must give 1 to "
              + Template.MAX_ID_LENGTH
              + " characters, and no dash, space or control character.",
          null);
    }
    requireFirst(templateId, template);
    return templateId;
  }

  /** An id keeps the first meaning that this store has in memory. */
  private void requireFirst(String templateId, Template template) {
    Template first = templates.otherMeaning(templateId, template);
    if (first != null) {
      memory.askAgain(templateId);
      throw new TemplateRepositoryException(
          "The repository gave the id '"
              + templateId
              + "' to two templates, whose ids could not be told apart: first to "
              + first
              + ", now to "
              + template
              + ". See whether it lost some, as a database may in a fail-over, and restore them.",
          null);
    }
  }

  private String id(Draft draft, String templateId) {
    requireLength(draft, templateId.length(), "");
    return templateId + ParsedId.SEPARATOR + draft.payload();
  }

  /** Asked before a template is saved, too: what gets no id leaves none behind. */
  private void requireLength(Draft draft, int templateIdLength, String least) {
    int length = templateIdLength + 1 + draft.payload().length();
    if (length > maxIdLength) {
      throw new InvalidObjectException(
          null,
          "The id would have "
              + least
              + length
              + " characters, more than the limit of "
              + maxIdLength
              + ". Shorten the longest of the fields "
              + draft.parts().fields().stream().map(Field::name).toList()
              + ", or make it low-cardinality.");
    }
  }

  private ParsedId cut(String id) {
    if (id == null) {
      throw new InvalidIdException("", 0, "there is no id: it is null");
    }
    try {
      return ParsedId.cut(id, maxIdLength);
    } catch (MalformedPayloadException e) {
      throw new InvalidIdException(id, e.getOffset(), e.getReason(), e);
    }
  }

  private static void requireDigits(ParsedId id) {
    try {
      id.requireDigits();
    } catch (MalformedPayloadException e) {
      throw new InvalidIdException(id.id(), e.getOffset(), e.getReason(), e);
    }
  }

  private T decode(ParsedId id, @Nullable PreparedTemplate<Decoder<T>> template, long epoch) {
    if (template == null) {
      requireDigits(id);
      throw new TemplateNotFoundException(id.id(), id.templateId());
    }
    requireFirst(id.templateId(), template.template());
    T object = template.decoder().decode(id);
    fastPath.learn(template, epoch);
    return object;
  }

  /** A path in a template, without the key that holds the low-cardinality values. */
  private static @Nullable String lowField(@Nullable String path) {
    return path == null || path.equals("low") ? null : path.replaceFirst("^low\\.", "");
  }
}
