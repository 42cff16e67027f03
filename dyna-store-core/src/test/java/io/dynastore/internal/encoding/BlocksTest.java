package io.dynastore.internal.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dynastore.codec.MalformedPayloadException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Of base 10 in blocks of four: 1, 2, 3 and 4 symbols need 1, 2, 2 and 3 digits of base 62. */
class BlocksTest {

  private final Blocks blocks = new Blocks(10, 4);

  private String encode(int... symbols) {
    DigitWriter out = new DigitWriter();
    blocks.encode(symbols, out);
    return out.toString();
  }

  @Test
  void needAsManyDigitsAsTheirLargestNumber() {
    long[] digits = {0, 1, 2, 2, 3, 4, 5, 5, 6, 7};

    for (int symbols = 0; symbols < digits.length; symbols++) {
      assertThat(blocks.digitsFor(symbols)).isEqualTo(digits[symbols]);
      assertThat(encode(new int[symbols])).hasSize((int) digits[symbols]);
    }
    assertThat(new Blocks(62, 3).digitsFor(7)).isEqualTo(7);
    assertThat(new Blocks(63, 1).digitsFor(1)).isEqualTo(2);
    assertThat(Blocks.BYTES.digitsFor(32)).isEqualTo(43);
    assertThat(Blocks.BYTES.digitsFor(Integer.MAX_VALUE)).isEqualTo(2_885_681_151L);
  }

  @Test
  void areWrittenAsNumbersOneAfterAnother() {
    assertThat(encode(9)).isEqualTo("9");
    assertThat(encode(6, 2)).isEqualTo("10");
    assertThat(encode(9, 9, 9, 9)).isEqualTo("2bH");
    assertThat(encode(0, 0, 0, 1, 6, 2)).isEqualTo("00110");
  }

  @Test
  void comeBack() {
    for (int count = 0; count <= 9; count++) {
      int[] symbols = new int[count];
      Arrays.setAll(symbols, i -> (i * 7 + 9) % 10);
      String text = encode(symbols);
      DigitReader in = new DigitReader("t-" + text + "5", 2);

      assertThat(blocks.decode(count, in)).isEqualTo(symbols);
      assertThat(in.digit()).isEqualTo(5);
      assertThat(blocks.decode(count, new DigitReader(text, 0))).isEqualTo(symbols);
    }
  }

  @Property
  void areTheirNumberInBase62(
      @ForAll @IntRange(min = 2, max = 256) int radix,
      @ForAll @Size(min = 1, max = 64) List<@IntRange(min = 0, max = 255) Integer> numbers) {
    int[] symbols = numbers.stream().mapToInt(number -> number % radix).toArray();
    Blocks block = new Blocks(radix, symbols.length);
    BigInteger number = BigInteger.ZERO;
    for (int symbol : symbols) {
      number = number.multiply(BigInteger.valueOf(radix)).add(BigInteger.valueOf(symbol));
    }
    DigitWriter out = new DigitWriter();
    block.encode(symbols, out);
    assertThat(out.toString()).isEqualTo(padded(number, out.length()));
    assertThat(block.decode(symbols.length, new DigitReader(out.toString(), 0))).isEqualTo(symbols);

    String tooLarge = padded(BigInteger.valueOf(radix).pow(symbols.length), out.length());
    String largest = "z".repeat(out.length());
    for (String text :
        tooLarge.length() > out.length() ? List.<String>of() : List.of(tooLarge, largest)) {
      assertThatExceptionOfType(MalformedPayloadException.class)
          .isThrownBy(() -> block.decode(symbols.length, new DigitReader(text, 0)))
          .returns(0, MalformedPayloadException::getOffset);
    }
  }

  private static String padded(BigInteger number, int digits) {
    String text = Base62.encode(number);
    return "0".repeat(Math.max(0, digits - text.length())) + text;
  }

  @Test
  void areRefusedWhereTheirNumberIsTooLarge() {
    String reason = "the block of text from here on is out of range";
    refused(4, "2bI", 2, reason);
    refused(1, "A", 2, reason);
    refused(5, "000A", 5, reason);
  }

  @Test
  void areRefusedWhereTheIdEnds() {
    refused(4, "00", 4, "the id ends too early");
    refused(5, "000", 5, "the id ends too early");
  }

  private void refused(int count, String text, int offset, String reason) {
    assertThatExceptionOfType(MalformedPayloadException.class)
        .isThrownBy(() -> blocks.decode(count, new DigitReader("t-" + text, 2)))
        .returns(offset, MalformedPayloadException::getOffset)
        .returns(reason, MalformedPayloadException::getReason);
  }
}
