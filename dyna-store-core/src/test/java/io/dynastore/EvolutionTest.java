package io.dynastore;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonAlias;
import io.dynastore.template.InMemoryTemplateRepository;
import io.dynastore.template.Template;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Today's classes read ids that older versions of them made. Each file keeps such a version's
 * declaration, a template and ids, once made and never to be changed, with what becomes of each id.
 */
class EvolutionTest {

  static String outcome(DynaStore<?> store, String id) {
    try {
      return String.valueOf(store.parse(id));
    } catch (DynaStoreException e) {
      return e.getClass().getSimpleName() + ": " + e.getMessage();
    }
  }

  private static void assertReads(String file, Class<?> today) throws IOException {
    JsonNode old;
    try (InputStream in = EvolutionTest.class.getResourceAsStream("/evolution/" + file + ".json")) {
      old = JsonMapper.shared().readTree(Objects.requireNonNull(in, file));
    }
    String store = old.get("store").stringValue();
    InMemoryTemplateRepository templates = new InMemoryTemplateRepository();
    templates.restore(
        old.get("templateId").stringValue(),
        Template.ofJson(store, old.get("template").stringValue()));
    DynaStore<?> reader = DynaStore.builder(today).name(store).templates(templates).build();

    assertThat(old.get("ids").properties()).isNotEmpty();
    for (Map.Entry<String, JsonNode> id : old.get("ids").properties()) {
      String expected = id.getValue().stringValue();
      if (expected.endsWith("...")) {
        assertThat(outcome(reader, id.getKey()))
            .startsWith(expected.substring(0, expected.length() - 3));
      } else {
        assertThat(outcome(reader, id.getKey())).isEqualTo(expected);
      }
    }
  }

  record Added(
      @HighCardinality long userId,
      @HighCardinality @Nullable String device,
      @HighCardinality int count,
      @HighCardinality Optional<Long> session,
      String shop,
      @Nullable String region,
      boolean promoted,
      Optional<String> note,
      @Nullable Nested nested) {}

  record Nested(@HighCardinality long number, String text) {}

  @Test
  void fieldsThatWereAddedAreNullOrZeroOrEmpty() throws IOException {
    assertReads("added", Added.class);
  }

  record Removed(@HighCardinality long userId, String shop) {}

  @Test
  void fieldsThatWereRemovedAreForgotten() throws IOException {
    assertReads("removed", Removed.class);
  }

  record Renamed(
      @HighCardinality @JsonAlias({"uid", "user"}) long userId,
      @JsonAlias("store") String shop,
      @JsonAlias("ctx") Context context) {}

  record Context(
      @HighCardinality @JsonAlias("sid") String sessionId, @JsonAlias("p") String page) {}

  @Test
  void fieldsThatWereRenamedAreFoundByTheirAliases() throws IOException {
    assertReads("renamed", Renamed.class);
  }

  record Widened(
      @HighCardinality long intToLong,
      @HighCardinality BigInteger intToBig,
      @HighCardinality double floatToDouble,
      @HighCardinality BigDecimal longToDecimal,
      @HighCardinality @Nullable Integer primitiveToBoxed,
      @HighCardinality Optional<Integer> boxedToOptional,
      long lowIntToLong,
      double lowFloatToDouble,
      BigDecimal lowDoubleToDecimal) {}

  @Test
  void numbersThatWereWidenedAreTheSameNumbers() throws IOException {
    assertReads("widened", Widened.class);
  }

  record Narrowed(
      @HighCardinality int longToInt,
      @HighCardinality long bigToLong,
      @HighCardinality float doubleToFloat,
      @HighCardinality int decimalToInt,
      @HighCardinality int boxedToPrimitive,
      String text) {}

  @Test
  void numbersThatWereNarrowedAreReadWhereTheyFit() throws IOException {
    assertReads("narrowed", Narrowed.class);
  }

  record NarrowedLow(@HighCardinality int id, int value) {}

  @Test
  void lowNumbersThatWereNarrowedAreReadWhereTheyFit() throws IOException {
    assertReads("narrowed-low-fits", NarrowedLow.class);
    assertReads("narrowed-low-too-big", NarrowedLow.class);
    assertReads("narrowed-low-fraction", NarrowedLow.class);
  }

  record Whole(@HighCardinality BigInteger wasDecimal) {}

  @Test
  void aDecimalBecomesAWholeNumberUnlessThatFillsTheMemory() throws IOException {
    assertReads("decimal-to-whole", Whole.class);
  }

  record Moved(
      long highToLow,
      @HighCardinality long lowToHigh,
      @HighCardinality Instant timeToHigh,
      MovedInner nestedToLow,
      MovedOther nestedToHigh,
      Optional<Color> enumToLow) {}

  record MovedInner(String session, MovedInnermost inner) {}

  record MovedInnermost(int number, @Nullable String text) {}

  record MovedOther(@HighCardinality String session, int number) {}

  @Test
  void fieldsThatChangedSidesAreReadFromTheOther() throws IOException {
    assertReads("moved", Moved.class);
  }

  record Cut(
      @HighCardinality(truncatedTo = ChronoUnit.SECONDS) Instant once,
      @HighCardinality Instant nowWhole,
      @HighCardinality(truncatedTo = ChronoUnit.DAYS) Instant nowDays) {}

  @Test
  void timesAreReadAsPreciselyAsTheyWereWritten() throws IOException {
    assertReads("truncated", Cut.class);
  }

  enum Color {
    GREEN,
    BLUE,
    RED
  }

  record Enums(
      @HighCardinality Color changed,
      @HighCardinality Color fromString,
      @HighCardinality String toText,
      @Nullable Color low,
      String lowToText,
      Color lowFromString) {}

  @Test
  void enumsAreReadByName() throws IOException {
    assertReads("enums", Enums.class);
    assertReads("enum-low-removed", Enums.class);
  }

  static final class Bean {
    @HighCardinality private long userId;
    private @Nullable String shop;

    public long getUserId() {
      return userId;
    }

    public void setUserId(long userId) {
      this.userId = userId;
    }

    public @Nullable String getShop() {
      return shop;
    }

    public void setShop(@Nullable String shop) {
      this.shop = shop;
    }

    @Override
    public String toString() {
      return "Bean[" + userId + ", " + shop + "]";
    }
  }

  @Test
  void aRecordMayBecomeABean() throws IOException {
    assertReads("bean", Bean.class);
  }

  record Retyped(@HighCardinality long wasString, @HighCardinality Instant wasLong) {}

  @Test
  void aFieldOfATypeThatCannotHoldTheValueIsNamed() throws IOException {
    assertReads("retyped", Retyped.class);
  }
}
