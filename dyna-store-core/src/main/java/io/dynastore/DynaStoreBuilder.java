package io.dynastore;

import io.dynastore.codec.FieldCodec;
import io.dynastore.internal.DecoderFactory;
import io.dynastore.internal.DefaultDynaStore;
import io.dynastore.internal.EvolutionCheck;
import io.dynastore.internal.Formats;
import io.dynastore.internal.Listeners;
import io.dynastore.internal.ModelChoice;
import io.dynastore.internal.RoundTripCheck;
import io.dynastore.internal.StoreType;
import io.dynastore.internal.TemplatesInMemory;
import io.dynastore.internal.cache.Epoch;
import io.dynastore.internal.cache.TemplateCache;
import io.dynastore.internal.encoding.CodecRegistry;
import io.dynastore.internal.fastpath.FastPath;
import io.dynastore.internal.fastpath.FastPaths;
import io.dynastore.internal.format.Decoder;
import io.dynastore.internal.format.Format;
import io.dynastore.internal.format.IdWriter;
import io.dynastore.internal.format.StoreDefinition;
import io.dynastore.internal.model.Model;
import io.dynastore.template.TemplateRepository;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JacksonModule;

/**
 * Configures and builds a {@link DynaStore}. Not thread-safe; the store is.
 *
 * @param <T> the type of the store's objects
 */
public final class DynaStoreBuilder<T> {

  private static final int LEAST_MAX_ID_LENGTH = 16;
  private static final int MAX_ID_LENGTH = 512;
  private static final int MAX_CACHED_TEMPLATES = 10_000;

  private final StoreType<T> type;
  private String name;
  private List<String> highCardinality = List.of();
  private @Nullable TemplateRepository templates;
  private CodecRegistry codecs = CodecRegistry.standard();
  private List<JacksonModule> modules = List.of();
  private int maxIdLength = MAX_ID_LENGTH;
  private IdFormat format = IdFormat.ORDERED;
  private boolean md5TemplateIds;
  private int maxCachedTemplates = MAX_CACHED_TEMPLATES;
  private int preloadedTemplates;
  private boolean fastPaths = true;
  private Evolution evolution;
  private List<DynaStoreListener> listeners = List.of();

  DynaStoreBuilder(Type type) {
    this.type = StoreType.of(type);
    this.name = this.type.defaultName();
    this.evolution = this.type.evolution();
  }

  /**
   * Names the store. The name is part of each template, so ids stay readable only under the name
   * that they were made under. Left out, it is the simple name of the class with a small first
   * letter, with the arguments of a generic type in angle brackets, or {@code default} for maps.
   *
   * @param name 1 to 100 characters; left out, that of {@link DynaRecord}
   * @return this builder
   */
  public DynaStoreBuilder<T> name(String name) {
    this.name = Objects.requireNonNull(name, "name");
    return this;
  }

  /**
   * Names the fields that go into the id, in this order, instead of those marked with {@link
   * HighCardinality}. The names are those of Jackson; a nested field is named by its path, {@code
   * context.sessionId}. For maps, they are keys.
   *
   * @param fieldNamesInPayloadOrder the names; none for the annotations
   * @return this builder
   */
  public DynaStoreBuilder<T> highCardinality(String... fieldNamesInPayloadOrder) {
    this.highCardinality = List.of(fieldNamesInPayloadOrder);
    return this;
  }

  /**
   * Sets the repository of templates. Required: ids cannot be read without their templates.
   *
   * @param templates a repository
   * @return this builder
   */
  public DynaStoreBuilder<T> templates(TemplateRepository templates) {
    this.templates = Objects.requireNonNull(templates, "templates");
    return this;
  }

  /**
   * Adds codecs for types of the user's, which high-cardinality fields can then have.
   *
   * @param codecs codecs for classes that DynaStore does not know
   * @return this builder
   * @throws IllegalArgumentException if there are two codecs of one type name or for one class
   */
  public DynaStoreBuilder<T> codecs(FieldCodec<?>... codecs) {
    this.codecs = this.codecs.with(List.of(codecs));
    return this;
  }

  /**
   * Adds modules to the store's own Jackson mapper: it says what the properties of classes are, by
   * mix-ins, too, and writes their low-cardinality values into templates. The mapper of the
   * application is never used, as its settings must not change templates. For the same reason, a
   * module must write equal values alike, and read what it wrote, for as long as there are ids.
   *
   * <p>Codecs, not modules, write high-cardinality values. Stores of maps write their values
   * themselves, too, and are not changed by modules.
   *
   * @param modules modules of Jackson 3, such as a {@code SimpleModule} with {@code
   *     setMixInAnnotation}; the later has precedence
   * @return this builder
   */
  public DynaStoreBuilder<T> jacksonModules(JacksonModule... modules) {
    this.modules = Stream.concat(this.modules.stream(), Stream.of(modules)).toList();
    return this;
  }

  /**
   * Chooses the format of the ids that the store makes; it reads both.
   *
   * @param format a format; {@link IdFormat#ORDERED} where this is not called
   * @return this builder
   */
  public DynaStoreBuilder<T> format(IdFormat format) {
    this.format = Objects.requireNonNull(format, "format");
    return this;
  }

  /**
   * Asks for the template ids that the in-memory store of dyna-store 0.0.6 for Python gives: 10
   * hexadecimal digits of the MD5 of the template. They depend on the order of the fields, so give
   * maps that keep theirs. Only for {@link IdFormat#CLASSIC}.
   *
   * @return this builder
   */
  public DynaStoreBuilder<T> md5TemplateIds() {
    this.md5TemplateIds = true;
    return this;
  }

  /**
   * Limits the length of ids: longer ones are neither made nor read.
   *
   * @param characters the most characters of an id, at least 16; 512 where this is not called
   * @return this builder
   */
  public DynaStoreBuilder<T> maxIdLength(int characters) {
    this.maxIdLength = characters;
    return this;
  }

  /**
   * Sets whether ids that another version of the class made, with other fields, are read.
   *
   * @param evolution whether they are read or refused; left out, as {@link DynaRecord} says, or
   *     {@link Evolution#LENIENT}
   * @return this builder
   */
  public DynaStoreBuilder<T> evolution(Evolution evolution) {
    this.evolution = Objects.requireNonNull(evolution, "evolution");
    return this;
  }

  /**
   * Adds listeners, which are told what happens apart from the fast path.
   *
   * @param listeners listeners, in the order in which they are told
   * @return this builder
   */
  public DynaStoreBuilder<T> listeners(DynaStoreListener... listeners) {
    this.listeners = Stream.concat(this.listeners.stream(), Stream.of(listeners)).toList();
    return this;
  }

  /** Has all objects and ids take the general path; for tests. */
  DynaStoreBuilder<T> withoutFastPath() {
    this.fastPaths = false;
    return this;
  }

  /**
   * Limits how many templates the store keeps in memory. One that is thrown out is asked for again.
   *
   * @param templates the most templates, for each direction, at least 1; 10,000 where this is not
   *     called
   * @return this builder
   */
  public DynaStoreBuilder<T> maxCachedTemplates(int templates) {
    this.maxCachedTemplates = templates;
    return this;
  }

  /**
   * Takes the store's newest templates from the repository when it is built, so that it does not
   * ask for each of them later. The repository must be reachable then, and be one that {@linkplain
   * TemplateRepository#latest can tell}.
   *
   * @param templates the most templates to take, at least 0; 0 where this is not called
   * @return this builder
   */
  public DynaStoreBuilder<T> preload(int templates) {
    this.preloadedTemplates = templates;
    return this;
  }

  /**
   * Builds the store.
   *
   * @return a store
   * @throws TemplateRepositoryException if templates are to be preloaded and the repository fails
   * @throws StoreDefinitionException if a name is wrong, a high-cardinality field has a type that
   *     cannot be encoded, there is no such field, there is no repository, or a number is out of
   *     range
   */
  public DynaStore<T> build() {
    ModelChoice<T> choice = new ModelChoice<>(name, type, highCardinality, codecs, modules);
    choice.checkNames();
    if (templates == null) {
      throw wrong(
          null,
          "There is no repository to keep templates.",
          "Call templates(...), in tests with a new InMemoryTemplateRepository().");
    }
    if (maxIdLength < LEAST_MAX_ID_LENGTH) {
      throw wrong(
          null,
          "Ids are limited to " + maxIdLength + " characters.",
          "Allow at least " + LEAST_MAX_ID_LENGTH + ".");
    }
    if (maxCachedTemplates < 1 || preloadedTemplates < 0) {
      throw wrong(
          null,
          maxCachedTemplates
              + " templates are to be kept in memory, and "
              + preloadedTemplates
              + " to be preloaded.",
          "Keep at least 1, and preload 0 or more.");
    }
    return store(choice.model(), templates);
  }

  private DynaStore<T> store(Model<T> model, TemplateRepository given) {
    Listeners listening = new Listeners(name, listeners);
    TemplateRepository repository = listening.observe(given);
    StoreDefinition<T> definition =
        new StoreDefinition<>(
            name, model, codecs.withClassLoadersOf(type.raw()), maxCachedTemplates, md5TemplateIds);
    Formats<T> formats = Formats.of(definition);
    Format<T> written = formats.get(format);
    IdWriter writer = written.writer();
    DecoderFactory<T> decoders =
        new DecoderFactory<>(
            name,
            formats,
            new EvolutionCheck(listening, type.raw(), evolution, maxCachedTemplates));
    Epoch epoch = new Epoch();
    FastPath<T> fastPath =
        fastPaths
            ? FastPaths.of(definition, written.layout(), maxIdLength, epoch)
            : FastPath.none();
    TemplateCache<Decoder<T>> cache =
        new TemplateCache<>(
            repository,
            maxCachedTemplates,
            epoch,
            decoders::decoder,
            Decoder::isReader,
            fastPath::template);
    TemplatesInMemory<T> memory = new TemplatesInMemory<>(cache, fastPath, epoch);
    repository.register(memory);
    cache.preload(name, preloadedTemplates);
    RoundTripCheck<T> check = new RoundTripCheck<>(model, writer, written.isExact());
    return new DefaultDynaStore<>(model, writer, memory, check, maxIdLength, listening);
  }

  private StoreDefinitionException wrong(@Nullable String field, String problem, String action) {
    return StoreDefinition.wrong(name, field, problem, action);
  }
}
