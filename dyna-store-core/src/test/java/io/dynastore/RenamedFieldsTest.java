package io.dynastore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.dynastore.template.InMemoryTemplateRepository;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a store says of ids whose fields are not those of its class, and when it refuses them. */
class RenamedFieldsTest {

  private static final Logger LOGGER = Logger.getLogger(DynaStore.class.getName());

  private final InMemoryTemplateRepository templates = new InMemoryTemplateRepository();
  private final List<String> warnings = new ArrayList<>();
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord entry) {
          assertThat(entry.getLevel()).isEqualTo(Level.WARNING);
          warnings.add(entry.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void listen() {
    LOGGER.addHandler(handler);
    LOGGER.setUseParentHandlers(false);
  }

  @AfterEach
  void stop() {
    LOGGER.removeHandler(handler);
    LOGGER.setUseParentHandlers(true);
  }

  private <T> DynaStoreBuilder<T> store(Class<T> type) {
    return DynaStore.builder(type).name("visit").templates(templates);
  }

  private <T> String id(Class<T> type, T object) {
    return store(type).build().create(object);
  }

  private <T> void assertRead(String id, T object, Class<T> type) {
    assertThat(store(type).build().parse(id)).isEqualTo(object);
    assertThat(store(type).evolution(Evolution.STRICT).build().parse(id)).isEqualTo(object);
    assertThat(warnings).isEmpty();
  }

  private <T> void assertRefusedIfStrict(String id, Class<T> type, String... words) {
    for (int i = 0; i < 2; i++) {
      DynaStore<T> strict = store(type).evolution(Evolution.STRICT).build();
      assertThatThrownBy(() -> strict.parse(id))
          .isInstanceOf(IncompatibleTemplateException.class)
          .hasMessageContainingAll(words);
      assertThatThrownBy(() -> strict.parseAll(List.of(id)))
          .isInstanceOf(IncompatibleTemplateException.class);
    }
  }

  record Visit(@HighCardinality long userId, String page) {}

  record Renamed(@HighCardinality long customerId, String page) {}

  @Test
  void aRenamedFieldIsToldOnceForEachTemplate() {
    String home = id(Visit.class, new Visit(5, "home"));
    String cart = id(Visit.class, new Visit(5, "cart"));
    DynaStore<Renamed> renamed = store(Renamed.class).maxCachedTemplates(1).build();

    for (int i = 0; i < 5; i++) {
      assertThat(renamed.parse(home)).isEqualTo(new Renamed(0, "home"));
    }
    assertThat(warnings)
        .singleElement()
        .asString()
        .contains("'visit'", "template '" + home.charAt(0) + "'", "userId", "customerId")
        .contains(Renamed.class.getName(), "@JsonAlias(\"userId\") joins them");
    renamed.parseAll(List.of(cart, cart));
    assertThat(warnings).hasSize(2);
    assertRefusedIfStrict(
        home, Renamed.class, "'visit'", "field 'userId'", "@JsonAlias(\"userId\")");
    assertThat(warnings).hasSize(2);
  }

  @Test
  void strictStoresReadTheirOwnIdsAndRefuseOthersOnTheFastPathToo() {
    String old = id(Visit.class, new Visit(5, "home"));
    DynaStore<Renamed> strict = store(Renamed.class).evolution(Evolution.STRICT).build();

    for (int i = 0; i < 3; i++) {
      Renamed object = new Renamed(i, "home");
      assertThat(strict.parse(strict.create(object))).isEqualTo(object);
      assertThatThrownBy(() -> strict.parse(old)).isInstanceOf(IncompatibleTemplateException.class);
    }
  }

  record Joined(@HighCardinality @JsonAlias("userId") long customerId, String page) {}

  record Other(@HighCardinality long userId, @JsonAlias("page") String path) {}

  @Test
  void anAliasJoinsThem() {
    String id = id(Visit.class, new Visit(5, "home"));

    assertRead(id, new Joined(5, "home"), Joined.class);
    assertRead(id, new Other(5, "home"), Other.class);
  }

  record LowRenamed(@HighCardinality long userId, String path) {}

  @Test
  void aRenamedLowCardinalityFieldIsToldToo() {
    String id = id(Visit.class, new Visit(5, "home"));

    assertThat(store(LowRenamed.class).build().parse(id).path()).isNull();

    assertThat(warnings)
        .singleElement()
        .asString()
        .contains("page", "path", "@JsonAlias(\"page\")");
    assertRefusedIfStrict(id, LowRenamed.class, "page");
  }

  record Removed(@HighCardinality long userId) {}

  @JsonIgnoreProperties("page")
  record RemovedOnPurpose(@HighCardinality long userId) {}

  @JsonIgnoreProperties({"page", "userId"})
  record Replaced(@HighCardinality Optional<Long> session) {}

  @Test
  void aRemovedFieldIsNotToldButRefusedIfStrictUnlessItIsIgnored() {
    String id = id(Visit.class, new Visit(5, "home"));

    assertThat(store(Removed.class).build().parse(id)).isEqualTo(new Removed(5));
    assertThat(warnings).isEmpty();
    assertRefusedIfStrict(id, Removed.class, "page", "@JsonIgnoreProperties(\"page\")");
    assertRead(id, new RemovedOnPurpose(5), RemovedOnPurpose.class);
    assertRead(id, new Replaced(Optional.empty()), Replaced.class);
  }

  record Added(@HighCardinality long userId, String page, @Nullable Long rank) {}

  record AddedZero(@HighCardinality long userId, String page, @HighCardinality int rank) {}

  @Test
  void anAddedFieldIsRefusedIfStrictWhereItsAbsenceLooksLikeAValue() {
    String id = id(Visit.class, new Visit(5, "home"));

    assertRead(id, new Added(5, "home", null), Added.class);
    assertThat(store(AddedZero.class).build().parse(id)).isEqualTo(new AddedZero(5, "home", 0));
    assertThat(warnings).isEmpty();
    assertRefusedIfStrict(id, AddedZero.class, "field 'rank'", "Optional");
  }

  record Context(String page, @HighCardinality long session) {}

  record Item(String sku, int count) {}

  record Deep(@HighCardinality long id, Context context, List<Item> items, Item first) {}

  record NewContext(String page, @HighCardinality long sessionId) {}

  record NewItem(@JsonAlias("sku") String code, int amount) {}

  record Boxed(@HighCardinality long id, @Nullable BoxedItem item) {}

  record BoxedItem(String sku, @Nullable Integer count) {}

  record Unboxed(@HighCardinality long id, @Nullable Item item) {}

  record NewDeep(@HighCardinality long id, NewContext context, List<Item> items, Item first) {}

  record NewLow(@HighCardinality long id, Context context, List<NewItem> items, Item first) {}

  record Moved(@HighCardinality long id, Context context, List<Item> items, String sku) {}

  @Test
  void fieldsOfNestedObjectsAreToldToo() {
    Item item = new Item("a", 1);
    String id = id(Deep.class, new Deep(5, new Context("home", 7), List.of(item), item));
    assertRead(id, new Deep(5, new Context("home", 7), List.of(item), item), Deep.class);

    store(NewDeep.class).build().parse(id);
    assertThat(warnings)
        .singleElement()
        .asString()
        .contains("context.session,", "context.sessionId,", "@JsonAlias(\"session\")");
    assertRefusedIfStrict(id, NewDeep.class, "context.session");
    warnings.clear();

    assertThat(store(NewLow.class).build().parse(id).items()).containsExactly(new NewItem("a", 0));
    assertThat(warnings).singleElement().asString().contains("items[0].count,", "items[0].amount");
    warnings.clear();
    assertRefusedIfStrict(id, NewLow.class, "items[0].count", "@JsonAlias(\"count\")");

    store(Moved.class).build().parse(id);
    assertThat(warnings).singleElement().asString().contains("hold first,", "has sku,");
  }

  @Test
  void aNestedObjectThatIsNullHidesNothing() {
    Item item = new Item("a", 1);
    String id = id(NullableDeep.class, new NullableDeep(5, null, item));

    assertRead(id, new NullableDeep(5, null, item), NullableDeep.class);
  }

  @Test
  void nullInANestedPrimitiveIsRefusedAndAnAddedOneIsZero() {
    DynaStore<Unboxed> unboxed = store(Unboxed.class).build();
    String one = id(Boxed.class, new Boxed(5, new BoxedItem("a", 1)));
    String none = id(Boxed.class, new Boxed(5, new BoxedItem("a", null)));

    assertThat(unboxed.parse(one)).isEqualTo(new Unboxed(5, new Item("a", 1)));
    assertThatThrownBy(() -> unboxed.parse(none))
        .isInstanceOf(IncompatibleTemplateException.class)
        .hasMessageContaining("field 'item.count'");
  }

  record NullableDeep(@HighCardinality long id, @Nullable Context context, Item item) {}

  @Test
  void mapsHaveTheFieldsThatTheyHave() {
    DynaStore<Map<String, Object>> maps =
        DynaStore.mapBuilder()
            .name("visit")
            .highCardinality("session")
            .evolution(Evolution.STRICT)
            .templates(templates)
            .build();

    assertThat(maps.parse(id(Visit.class, new Visit(5, "home"))))
        .isEqualTo(Map.of("userId", 5L, "page", "home"));
    assertThat(warnings).isEmpty();
  }

  @DynaRecord(name = "visit", evolution = Evolution.STRICT)
  record Annotated(@HighCardinality long customerId, String page) {}

  @Test
  void theAnnotationMayAskForIt() {
    String id = id(Visit.class, new Visit(5, "home"));

    assertThatThrownBy(() -> store(Annotated.class).build().parse(id))
        .isInstanceOf(IncompatibleTemplateException.class);
    assertThat(store(Annotated.class).evolution(Evolution.LENIENT).build().parse(id))
        .isEqualTo(new Annotated(0, "home"));
  }
}
