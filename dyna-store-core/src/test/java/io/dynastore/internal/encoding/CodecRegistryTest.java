package io.dynastore.internal.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dynastore.codec.FieldCodec;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodecRegistryTest {

  private static final Map<String, Class<?>> PLAIN = new LinkedHashMap<>();
  private static final Map<String, Class<?>> TRUNCATABLE = new LinkedHashMap<>();

  static {
    PLAIN.put("null", Void.class);
    PLAIN.put("boolean", Boolean.class);
    PLAIN.put("byte", Byte.class);
    PLAIN.put("short", Short.class);
    PLAIN.put("char", Character.class);
    PLAIN.put("int", Integer.class);
    PLAIN.put("long", Long.class);
    PLAIN.put("bigint", BigInteger.class);
    PLAIN.put("float", Float.class);
    PLAIN.put("double", Double.class);
    PLAIN.put("decimal", BigDecimal.class);
    PLAIN.put("string", String.class);
    PLAIN.put("uuid", UUID.class);
    PLAIN.put("bytes", byte[].class);
    PLAIN.put("uri", URI.class);
    PLAIN.put("date", LocalDate.class);
    PLAIN.put("yearmonth", YearMonth.class);
    PLAIN.put("javadate", Date.class);
    TRUNCATABLE.put("instant", Instant.class);
    TRUNCATABLE.put("time", LocalTime.class);
    TRUNCATABLE.put("datetime", LocalDateTime.class);
    TRUNCATABLE.put("offsetdatetime", OffsetDateTime.class);
    TRUNCATABLE.put("zoneddatetime", ZonedDateTime.class);
    TRUNCATABLE.put("duration", Duration.class);
  }

  private final CodecRegistry codecs = StandardCodecs.addTo(new CodecRegistry());

  static Stream<Map.Entry<String, Class<?>>> plain() {
    return PLAIN.entrySet().stream();
  }

  static Stream<Map.Entry<String, Class<?>>> truncatable() {
    return TRUNCATABLE.entrySet().stream();
  }

  static Stream<Map.Entry<String, Class<?>>> all() {
    return Stream.concat(plain(), truncatable());
  }

  private static FieldCodec<String> named(String type) {
    return CodecRegistry.standard()
        .mapped(type, String.class, Long.class, Long::valueOf, String::valueOf);
  }

  private static FieldCodec<Thread.State> state(String type) {
    return CodecRegistry.standard()
        .mapped(type, Thread.State.class, String.class, Thread.State::name, Thread.State::valueOf);
  }

  @ParameterizedTest
  @MethodSource("all")
  void knowsATypeByItsNameAndByItsClass(Map.Entry<String, Class<?>> type) {
    FieldType fieldType = new FieldType(type.getKey(), ChronoUnit.NANOS);

    assertThat(codecs.typeOf(type.getValue(), ChronoUnit.NANOS, true)).isEqualTo(fieldType);
    assertThat(codecs.codec(fieldType).type()).isEqualTo(type.getKey());
    assertThat(codecs.codec(fieldType).javaType()).isEqualTo(type.getValue());
  }

  @ParameterizedTest
  @MethodSource("all")
  void nullIsOfATypeOfItsOwnWhereTheClassIsNotDeclared(Map.Entry<String, Class<?>> type) {
    assertThat(codecs.typeOf(type.getValue(), ChronoUnit.NANOS, false))
        .returns(type.getValue() == Void.class, FieldType::nullable);
  }

  @ParameterizedTest
  @MethodSource("truncatable")
  void cutsTimesToAnyUnitUpToADay(Map.Entry<String, Class<?>> type) {
    for (ChronoUnit unit : ChronoUnit.values()) {
      if (unit.compareTo(ChronoUnit.DAYS) < 0) {
        FieldType cut = Objects.requireNonNull(codecs.typeOf(type.getValue(), unit, true));
        assertThat(cut).isEqualTo(new FieldType(type.getKey(), unit));
        assertThat(codecs.codec(cut).type()).isEqualTo(type.getKey());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("plain")
  void refusesToCutWhatIsNoTime(Map.Entry<String, Class<?>> type) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> codecs.codec(new FieldType(type.getKey(), ChronoUnit.SECONDS)))
        .withMessage("A value of type '" + type.getKey() + "' cannot be truncated");
  }

  @ParameterizedTest
  @EnumSource(names = {"WEEKS", "MONTHS", "YEARS", "CENTURIES", "FOREVER"})
  void refusesToCutAnInstantToMoreThanADay(ChronoUnit unit) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> codecs.codec(new FieldType("instant", unit)))
        .withMessage(
            "An instant is cut to one of [NANOS, MICROS, MILLIS, SECONDS, MINUTES, HOURS,"
                + " HALF_DAYS, DAYS], not to "
                + unit.name());
  }

  @Test
  void namesAnEnumsConstantsAndItsClassWhereThatIsNotDeclared() {
    List<String> days = EnumCodec.names(DayOfWeek.class);

    assertThat(days).startsWith("MONDAY").endsWith("SUNDAY").hasSize(7);
    assertThat(codecs.typeOf(DayOfWeek.class, ChronoUnit.NANOS, true))
        .isEqualTo(new FieldType("enum", ChronoUnit.NANOS, days, null, true));
    assertThat(codecs.typeOf(DayOfWeek.class, ChronoUnit.NANOS, false))
        .isEqualTo(new FieldType("enum", ChronoUnit.NANOS, days, DayOfWeek.class.getName(), false));
  }

  @Test
  void readsAnEnumsConstantsAsNamesWhereNoClassIsKnown() {
    FieldCodec<?> codec =
        codecs.codec(new FieldType("enum", ChronoUnit.NANOS, List.of("A", "B"), null, true));

    assertThat(codec.type()).isEqualTo("enum");
    assertThat(codec.javaType()).isEqualTo(Object.class);
    assertThat(codec.decode(new DigitReader("2", 0))).isEqualTo("B");
  }

  @Test
  void refusesToCutAnEnum() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> codecs.codec(new FieldType("enum", ChronoUnit.DAYS, List.of("A"), null, true)))
        .withMessage("A value of type 'enum' cannot be truncated");
  }

  @Test
  void saysThatAnEnumIsGone() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> codecs.codec(enumOf("com.acme.Gone")))
        .withMessage(
            "There is no class com.acme.Gone any more, or the class loader of the thread that built"
                + " the store does not see it");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> codecs.codec(enumOf("java.lang.String")))
        .withMessage("java.lang.String is no enum any more");
  }

  private static FieldType enumOf(String className) {
    return new FieldType("enum", ChronoUnit.NANOS, List.of("A"), className, false);
  }

  @Test
  void hasNoTypeForOtherClasses() {
    assertThat(codecs.typeOf(Thread.class, ChronoUnit.NANOS, true)).isNull();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> codecs.codec(new FieldType("money", ChronoUnit.NANOS)))
        .withMessageStartingWith("There is no type 'money'; there are [null, boolean, byte,")
        .withMessageEndingWith(" and enum");
  }

  @Test
  void listsTheClassesThatAnIdCanHold() {
    assertThat(codecs.classNames())
        .contains("BigDecimal", "Boolean", "Instant", "URI", "any enum", "byte[]")
        .doesNotContain("Void")
        .hasSize(PLAIN.size() + TRUNCATABLE.size());
  }

  @Test
  void addsAUsersCodecWithoutChangingTheRegistry() {
    CodecRegistry more = codecs.with(List.of(state("state")));

    assertThat(more.typeOf(Thread.State.class, ChronoUnit.NANOS, true))
        .isEqualTo(new FieldType("state", ChronoUnit.NANOS));
    assertThat(more.codec(new FieldType("state", ChronoUnit.NANOS)).javaType())
        .isEqualTo(Thread.State.class);
    assertThat(more.typeOf(Long.class, ChronoUnit.NANOS, true)).isNotNull();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> codecs.codec(new FieldType("state", ChronoUnit.NANOS)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "z9._-", "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeee"})
  void takesATypesName(String name) {
    assertThat(codecs.with(List.of(state(name))).codec(new FieldType(name, ChronoUnit.NANOS)))
        .returns(name, FieldCodec::type);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "A", "a b", "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeef"})
  void refusesATypesNameThatTemplatesShouldNotHave(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> codecs.with(List.of(state(name))))
        .withMessageEndingWith("not '" + name + "'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"long", "enum", "null"})
  void refusesATypesNameThatIsTaken(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> codecs.with(List.of(state(name))))
        .withMessageContaining("'" + name + "'");
  }

  @Test
  void refusesASecondCodecForAClass() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> codecs.with(List.of(named("text"))))
        .withMessage("There are two codecs for java.lang.String; keep one");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> codecs.with(List.of(state("a"), state("a"))))
        .withMessageContaining("'a'");
  }

  @Test
  void refusesToMapToAClassWithoutCodec() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                CodecRegistry.standard()
                    .mapped("thread", String.class, Thread.class, Thread::new, Thread::getName))
        .withMessageStartingWith("There is no codec for java.lang.Thread; use one of [");
  }
}
