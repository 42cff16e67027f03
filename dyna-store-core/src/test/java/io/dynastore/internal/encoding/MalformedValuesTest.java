package io.dynastore.internal.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dynastore.codec.FieldCodec;
import io.dynastore.codec.MalformedPayloadException;
import java.math.BigInteger;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts that no value is written as, type by type: where they are wrong, and why. */
class MalformedValuesTest {

  /** Before the value, so that an offset in the id is not one in the value. */
  private static final String BEFORE = "t-";

  private static FieldCodec<?> codec(String type, ChronoUnit unit) {
    return StandardCodecs.addTo(new CodecRegistry()).codec(new FieldType(type, unit));
  }

  private static void refused(
      String type, ChronoUnit unit, String text, int offset, String reason) {
    assertThatExceptionOfType(MalformedPayloadException.class)
        .as("%s of %s", text, type)
        .isThrownBy(() -> codec(type, unit).decode(new DigitReader(BEFORE + text, BEFORE.length())))
        .returns(BEFORE.length() + offset, MalformedPayloadException::getOffset)
        .returns(reason, MalformedPayloadException::getReason);
  }

  private static String text(Consumer<DigitWriter> writing) {
    DigitWriter out = new DigitWriter();
    writing.accept(out);
    return out.toString();
  }

  @ParameterizedTest
  @CsvSource({
    "boolean, 3, 0, a boolean is 1 (false) or 2 (true)",
    "boolean, '', 0, the id ends too early",
    "null, 1, 0, 'a field of type null holds nothing but null, which is 0'",
    "byte, To, 0, the number 128 is out of the range of a byte",
    "long, zLygHa16AHYF, 0, the number is out of range",
    "long, zzzzzzzzzzzz, 1, the number has more than 64 bits",
    "long, 0, 0, no value starts with this character",
    "double, zzzzzzzzzzz, 0, the number is out of range",
    "float, 6zzzzz, 0, the number is no float",
    "uuid, 0000000000000000000000, 0, no UUID starts with this character",
    "uuid, 8n42DGM5Tflk9n8mt7Fhc8, 0, the number is no UUID",
    "uuid, zzzzzzzzzzzzzzzzzzzzzz, 0, the number is no UUID",
    "bigint, 0, 0, no number starts with this character",
    "bigint, W0, 0, the number is not in its shortest form",
    "bigint, Uz, 0, the number is not in its shortest form",
    "decimal, 0, 0, no decimal number starts with this character",
    "decimal, 4, 0, no decimal number starts with this character",
    "string, 0, 0, no string starts with this character",
    "string, b, 0, no string starts with this character",
    "string, W1a, 0, a short string in the form of a long one",
    "bytes, 3, 1, the id ends too early",
    "bytes, 2zz, 1, the block of text from here on is out of range",
    "uri, 2, 1, the id ends too early"
  })
  void areRefused(String type, String text, int offset, String reason) {
    refused(type, ChronoUnit.NANOS, text, offset, reason);
  }

  @Test
  void aBigNumberHasACountOnlyWhereItsHeadCannotTellIt() {
    String shortest = "the number is not in its shortest form";
    refused("bigint", ChronoUnit.NANOS, "zU" + "z".repeat(29), 0, shortest);
    refused("bigint", ChronoUnit.NANOS, "zV0" + "z".repeat(29), 0, shortest);
    assertThat(codec("bigint", ChronoUnit.NANOS).decode(new DigitReader("zV" + "1".repeat(30), 0)))
        .isEqualTo(
            BigInteger.valueOf(62).pow(30).subtract(BigInteger.ONE).divide(BigInteger.valueOf(61)));
  }

  @Test
  void aDecimalIsInItsShortestForm() {
    String shortest = "the digits are not in their shortest form";
    refused("decimal", ChronoUnit.NANOS, decimal(3, 1, 2 * 9_999, 0), 2, shortest);
    refused("decimal", ChronoUnit.NANOS, decimal(3, 1, 2 * 100_000, 0), 2, shortest);
    refused(
        "decimal",
        ChronoUnit.NANOS,
        text(
            out -> {
              out.digit(3);
              PrefixTables.NUMBERS.encode(1, out);
              out.number(2 * 10_000 + 1, 3);
              out.number(0, 3);
              PrefixTables.NUMBERS.encode(0, out);
            }),
        5,
        shortest);
    assertThat(decode("decimal", decimal(3, 1, 2 * 10_000, 0))).hasToString("1");
    assertThat(decode("decimal", decimal(3, 1, 2 * 99_999, 0))).hasToString("9.9999");
  }

  @Test
  void aDecimalStaysWithinWhatJavaHolds() {
    String digits = "the number has more digits than an id holds";
    String exponent = "the exponent is out of range";
    String scale = "the scale is out of range";
    refused("decimal", ChronoUnit.NANOS, decimal(3, 1, 20_000, -1), 0, digits);
    refused("decimal", ChronoUnit.NANOS, decimal(3, 1, 20_000, 4_000), 0, digits);
    assertThat(decode("decimal", decimal(3, 4_000, 20_000, 3_999)))
        .hasToString("1" + "0".repeat(3_999));
    refused(
        "decimal", ChronoUnit.NANOS, decimal(3, Integer.MIN_VALUE - 1L, 20_000, 0), 0, exponent);
    refused(
        "decimal",
        ChronoUnit.NANOS,
        decimal(3, 4_001L - Integer.MIN_VALUE, 20_000, 0),
        0,
        exponent);
    refused("decimal", ChronoUnit.NANOS, decimal(3, Integer.MIN_VALUE, 20_000, 0), 0, scale);
    refused("decimal", ChronoUnit.NANOS, decimal(3, 2L - Integer.MIN_VALUE, 20_000, 0), 0, scale);
    assertThat(decode("decimal", decimal(3, 1L - Integer.MIN_VALUE, 20_000, 0)))
        .hasToString("1E+2147483648");
    refused(
        "decimal",
        ChronoUnit.NANOS,
        "2" + text(out -> PrefixTables.NUMBERS.encode(Integer.MAX_VALUE + 1L, out)),
        0,
        scale);
  }

  /** A number of one group: its sign, exponent, group and zeros. */
  private static String decimal(int head, long exponent, int group, long zeros) {
    return text(
        out -> {
          out.digit(head);
          PrefixTables.NUMBERS.encode(exponent, out);
          out.number(group, 3);
          PrefixTables.NUMBERS.encode(zeros, out);
        });
  }

  private static Object decode(String type, String text) {
    return codec(type, ChronoUnit.NANOS).decode(new DigitReader(text, 0));
  }

  @Test
  void aFractionOfASecondHasNoZeroTooMany() {
    String zeros = "a fraction of a second with a zero too many";
    String range = "the fraction of a second is out of range";
    refused("duration", ChronoUnit.NANOS, "C" + fraction(2_000), 1, range);
    refused("duration", ChronoUnit.NANOS, "C" + fraction(1, 2_000), 3, range);
    refused("duration", ChronoUnit.NANOS, "C" + fraction(1, 1, 1_000), 5, range);
    refused("duration", ChronoUnit.NANOS, "C" + fraction(1, 0), 3, zeros);
    refused("duration", ChronoUnit.NANOS, "C" + fraction(1, 3, 0), 3, zeros);
    refused("duration", ChronoUnit.MILLIS, "C" + fraction(1_000), 1, range);
    assertThat(decode("duration", "C" + fraction(1_998))).hasToString("PT0.999S");
    assertThat(decode("duration", "C" + fraction(1_999, 1_998))).hasToString("PT0.999999S");
    assertThat(decode("duration", "C" + fraction(1, 1, 999))).hasToString("PT0.000000999S");
  }

  private static String fraction(int... pairs) {
    return text(
        out -> {
          for (int pair : pairs) {
            out.number(pair, 2);
          }
        });
  }

  @Test
  void anInstantFarAwayIsOutsideOfTheNearRangeAndWithinJavas() {
    String range = "the time is out of range";
    long origin = Instant.parse("1900-01-01T00:00:00Z").getEpochSecond();
    long end = origin + 59L * 916_132_832L;
    assertThat(decode("instant", far(1, Instant.MIN.getEpochSecond())))
        .hasToString("-1000000000-01-01T00:00:00Z");
    assertThat(decode("instant", far(1, origin - 1))).hasToString("1899-12-31T23:59:59Z");
    assertThat(decode("instant", far(61, end))).isEqualTo(Instant.ofEpochSecond(end));
    assertThat(decode("instant", far(61, Instant.MAX.getEpochSecond())))
        .hasToString("+1000000000-12-31T23:59:59Z");
    refused("instant", ChronoUnit.NANOS, far(1, origin), 0, range);
    refused("instant", ChronoUnit.NANOS, far(61, end - 1), 0, range);
    refused("instant", ChronoUnit.NANOS, far(61, Instant.MAX.getEpochSecond() + 1), 0, range);
  }

  @Test
  void anInstantFarAwayIsAWholeNumberOfUnits() {
    long day = Instant.parse("1800-01-01T00:00:00Z").getEpochSecond();
    FieldCodec<?> days = codec("instant", ChronoUnit.DAYS);
    assertThat(days.decode(new DigitReader(farDay(day), 0))).hasToString("1800-01-01T00:00:00Z");
    refused("instant", ChronoUnit.DAYS, farDay(day + 1), 0, "the time is out of range");
  }

  private static String far(int head, long second) {
    return farDay(head, second) + "00";
  }

  private static String farDay(long second) {
    return farDay(1, second);
  }

  private static String farDay(int head, long second) {
    return text(
        out -> {
          out.digit(head);
          out.number(second - Instant.MIN.getEpochSecond(), 10);
        });
  }

  @Test
  void anOffsetIsWithinEighteenHoursAndHasNoZeroTooMany() {
    String range = "the offset from UTC is out of range";
    String noon = encode("instant", Instant.parse("2026-01-01T12:00:00Z"));
    int at = noon.length();
    assertThat(decode("offsetdatetime", noon + fraction(2 * 72))).hasToString("2026-01-01T12:00Z");
    assertThat(decode("offsetdatetime", noon + fraction(2 * 144)))
        .hasToString("2026-01-02T06:00+18:00");
    assertThat(decode("offsetdatetime", noon + fraction(0))).hasToString("2025-12-31T18:00-18:00");
    assertThat(decode("offsetdatetime", noon + fraction(1, 899)))
        .hasToString("2025-12-31T18:14:59-17:45:01");
    refused("offsetdatetime", ChronoUnit.NANOS, noon + fraction(1, 0), at, range);
    refused("offsetdatetime", ChronoUnit.NANOS, noon + fraction(1, 900), at, range);
    refused("offsetdatetime", ChronoUnit.NANOS, noon + fraction(2 * 144 + 1, 1), at, range);
    refused("offsetdatetime", ChronoUnit.NANOS, noon + fraction(2 * 145), at, range);
  }

  @SuppressWarnings("unchecked")
  private static String encode(String type, Object value) {
    return text(out -> ((FieldCodec<Object>) codec(type, ChronoUnit.NANOS)).encode(value, out));
  }

  @Test
  void aPayloadEndsWithItsLastField() {
    PayloadCodec codec =
        new PayloadCodec(
            List.of(
                new FieldType("long", ChronoUnit.NANOS),
                new FieldType("string", ChronoUnit.NANOS, List.of(), null, false)),
            StandardCodecs.addTo(new CodecRegistry()));

    assertThat(codec.decode(new DigitReader("t-D2a", 2))).containsExactly(1L, "a");
    assertThat(codec.decode(new DigitReader("t-02a", 2))).containsExactly(null, "a");
    assertThat(codec.skip(0, new DigitReader("t-D2a", 2))).isEqualTo(2);
    assertThat(codec.skip(1, new DigitReader("t-D2a", 2))).isEqualTo(3);
    assertThat(codec.skip(2, new DigitReader("t-D2a", 2))).isEqualTo(5);
    refused(codec, "t-D2a1", 5, "the id goes on after its last field");
    refused(codec, "t-D", 3, "the id ends too early");
    refused(codec, "t-D0", 3, "0 stands for null, which this template does not allow here");
  }

  private static void refused(PayloadCodec codec, String id, int offset, String reason) {
    assertThatExceptionOfType(MalformedPayloadException.class)
        .isThrownBy(() -> codec.decode(new DigitReader(id, 2)))
        .returns(offset, MalformedPayloadException::getOffset)
        .returns(reason, MalformedPayloadException::getReason);
  }
}
