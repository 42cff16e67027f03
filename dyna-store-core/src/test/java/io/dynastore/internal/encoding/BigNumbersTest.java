package io.dynastore.internal.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dynastore.codec.FieldCodec;
import io.dynastore.codec.MalformedPayloadException;
import io.dynastore.codec.UnencodableValueException;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;

/** Numbers at the limit of what an id may hold. */
class BigNumbersTest {

  private static final BigInteger LARGEST =
      BigInteger.ONE.shiftLeft(16_384).subtract(BigInteger.ONE);

  private final BigIntegerCodec integers = new BigIntegerCodec();
  private final BigDecimalCodec decimals = new BigDecimalCodec();

  private static <V> String encode(FieldCodec<V> codec, V value) {
    DigitWriter out = new DigitWriter();
    codec.encode(value, out);
    return out.toString();
  }

  private static <V> void comesBack(FieldCodec<V> codec, V value) {
    assertThat(codec.decode(new DigitReader(encode(codec, value), 0))).isEqualTo(value);
  }

  private static <V> void isTooLarge(FieldCodec<V> codec, V value, String message) {
    assertThatExceptionOfType(UnencodableValueException.class)
        .isThrownBy(() -> encode(codec, value))
        .withMessage(message);
  }

  @Test
  void aWholeNumberHasUpTo16384Bits() {
    comesBack(integers, LARGEST);
    comesBack(integers, LARGEST.negate());
    String message = "a number of 16385 bits; an id holds 16384 at most";
    isTooLarge(integers, LARGEST.add(BigInteger.ONE), message);
    isTooLarge(integers, LARGEST.add(BigInteger.ONE).negate(), message);
  }

  @Test
  void aWholeNumberOfMoreBitsIsNotReadEither() {
    String tooLong = "z" + encodeCount(2_753) + "1".repeat(2_753);
    String tooLarge = "z" + encodeCount(2_752) + "z".repeat(2_752);

    for (String text : new String[] {tooLong, tooLarge}) {
      assertThatExceptionOfType(MalformedPayloadException.class)
          .isThrownBy(() -> integers.decode(new DigitReader(text, 0)))
          .returns(0, MalformedPayloadException::getOffset)
          .returns(
              "the number has more bits than an id holds", MalformedPayloadException::getReason);
    }
  }

  private static String encodeCount(int count) {
    DigitWriter out = new DigitWriter();
    PrefixTables.COUNTS.encode(count, out);
    return out.toString();
  }

  @Test
  void aDecimalNumberHasUpTo4000Digits() {
    BigInteger nines = BigInteger.TEN.pow(4_000).subtract(BigInteger.ONE);
    comesBack(decimals, new BigDecimal(nines, 17));
    comesBack(decimals, new BigDecimal(nines, -17).negate());
    String message = "a number of more than 4000 digits, which is more than an id holds";
    isTooLarge(decimals, new BigDecimal(nines.add(BigInteger.ONE), 17), message);
    isTooLarge(decimals, new BigDecimal(LARGEST, 0), message);
  }

  @Test
  void aDecimalNumberHasAnyScale() {
    comesBack(decimals, new BigDecimal(BigInteger.ONE, Integer.MAX_VALUE));
    comesBack(decimals, new BigDecimal(BigInteger.ONE, Integer.MIN_VALUE));
    comesBack(decimals, new BigDecimal(BigInteger.ZERO, Integer.MAX_VALUE));
    comesBack(decimals, new BigDecimal(BigInteger.ZERO, Integer.MIN_VALUE));
    comesBack(decimals, new BigDecimal("-12345.6789000"));
  }
}
