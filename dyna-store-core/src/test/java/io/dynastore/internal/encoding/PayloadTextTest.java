package io.dynastore.internal.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dynastore.codec.MalformedPayloadException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** {@link DigitWriter} and {@link DigitReader}, digit by digit. */
class PayloadTextTest {

  private static void refused(int offset, String reason, ThrowingCallable call) {
    assertThatExceptionOfType(MalformedPayloadException.class)
        .isThrownBy(call)
        .returns(offset, MalformedPayloadException::getOffset)
        .returns(reason, MalformedPayloadException::getReason);
  }

  private static String number(long value, int digits) {
    DigitWriter out = new DigitWriter();
    out.number(value, digits);
    return out.toString();
  }

  private static String offsetNumber(long value, int tail) {
    DigitWriter out = new DigitWriter();
    out.offsetNumber(value, tail);
    return out.toString();
  }

  @Test
  void writesNumbersUnsignedWithLeadingZeros() {
    assertThat(number(0, 0)).isEmpty();
    assertThat(number(-1, 0)).isEmpty();
    assertThat(number(61, 1)).isEqualTo("z");
    assertThat(number(62, 3)).isEqualTo("010");
    assertThat(number(Long.MAX_VALUE, 11)).isEqualTo("AzL8n0Y58m7");
    assertThat(number(Long.MIN_VALUE, 11)).isEqualTo("AzL8n0Y58m8");
    assertThat(number(-1, 11)).isEqualTo("LygHa16AHYF");
  }

  @Test
  void readsWhatItWrote() {
    for (long value : new long[] {0, 61, 62, Long.MAX_VALUE, Long.MIN_VALUE, -2, -1}) {
      assertThat(new DigitReader(number(value, 11), 0).number(11)).isEqualTo(value);
    }
    assertThat(new DigitReader("", 0).number(0)).isZero();
    assertThat(new DigitReader("zzzzzzzzzz", 0).number(10)).isEqualTo(839299365868340223L);
  }

  @Test
  void refusesNumbersOfMoreThan64Bits() {
    refused(
        2,
        "the number has more than 64 bits",
        () -> new DigitReader("t-LygHa16AHYG", 2).number(11));
    refused(
        2,
        "the number has more than 64 bits",
        () -> new DigitReader("t-LygHa16AHZ0", 2).number(11));
    refused(
        2,
        "the number has more than 64 bits",
        () -> new DigitReader("t-zzzzzzzzzzz", 2).number(11));
    assertThat(new DigitReader("t-LygHa16AHY0", 2).number(11)).isEqualTo(-16);
  }

  @Test
  void growsWithItsText() {
    DigitWriter out = new DigitWriter();
    for (int i = 0; i < 41; i++) {
      assertThat(out.length()).isEqualTo(i);
      out.digit(i);
    }
    out.number(62, 11);

    assertThat(out.toString()).isEqualTo("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcde00000000010");
  }

  @Test
  void growsForANumberThatJustDoesNotFit() {
    DigitWriter out = new DigitWriter();
    for (int i = 0; i < 30; i++) {
      out.digit(1);
    }
    out.number(1, 11);

    assertThat(out.toString()).hasSize(41).endsWith("100000000001");
  }

  @Test
  void turnsDigitsFromAMarkOn() {
    DigitWriter out = new DigitWriter();
    out.digit(5);
    out.digit(0);
    out.digit(61);
    out.digit(10);
    out.complementFrom(1);

    assertThat(out.toString()).isEqualTo("5z0p");
    assertThat(out.startsWith(0, 5)).isTrue();
    assertThat(out.startsWith(1, 61)).isTrue();
    assertThat(out.startsWith(1, 0)).isFalse();
  }

  @Test
  void readsTurnedDigitsUntilTurnedAgain() {
    DigitReader in = new DigitReader("5z0p", 1);
    in.complement();
    assertThat(in.digit()).isZero();
    assertThat(in.digit()).isEqualTo(61);
    in.complement();
    assertThat(in.digit()).isEqualTo(51);
    assertThat(in.atEnd()).isTrue();
    assertThat(in.since(2)).isEqualTo("0p");
  }

  @Test
  void raisesTheFirstDigitOfANumber() {
    assertThat(offsetNumber(0, 2)).isEqualTo("100");
    assertThat(offsetNumber(62 * 62, 2)).isEqualTo("200");
    assertThat(offsetNumber(-1, 10)).isEqualTo("MygHa16AHYF");
    for (long value : new long[] {0, 61, 62, Long.MAX_VALUE, Long.MIN_VALUE, -2, -1}) {
      assertThat(new DigitReader(offsetNumber(value, 10), 0).offsetNumber(10)).isEqualTo(value);
    }
  }

  @Test
  void refusesRaisedNumbersThatAreNone() {
    String reason = "the number is out of range";
    refused(2, reason, () -> new DigitReader("t-00000000000", 2).offsetNumber(10));
    refused(2, reason, () -> new DigitReader("t-MygHa16AHYG", 2).offsetNumber(10));
    refused(2, reason, () -> new DigitReader("t-zzzzzzzzzzz", 2).offsetNumber(10));
  }

  @Test
  void takesTextAsItIs() {
    DigitReader in = new DigitReader("t-abc", 2);

    assertThat(in.remaining()).isEqualTo(3);
    assertThat(in.text(2)).isEqualTo("ab");
    assertThat(in.offset()).isEqualTo(4);
    assertThat(in.text(0)).isEmpty();
    assertThat(in.text(1)).isEqualTo("c");
    assertThat(in.remaining()).isZero();
  }

  @Test
  void saysWhereTheIdEnds() {
    String reason = "the id ends too early";
    refused(5, reason, () -> new DigitReader("t-abc", 2).text(4));
    refused(2, reason, () -> new DigitReader("t-", 2).digit());
    refused(2, reason, () -> new DigitReader("t-", 2).peek());
    refused(4, reason, () -> new DigitReader("t-12", 2).number(3));
  }

  @Test
  void saysWhichCharacterIsNoDigit() {
    String reason = "the character is none of 0-9, A-Z, a-z";
    for (char c : "/:@[`{\u007f\u0080é".toCharArray()) {
      refused(3, reason, () -> new DigitReader("t1" + "2" + c, 2).number(2));
      refused(3, reason, () -> new DigitReader("t1" + "2" + c, 2).text(2));
    }
  }

  @Test
  void errorsSayWhereAndWhat() {
    MalformedPayloadException error = new DigitReader("t-abc", 2).error(4, "something is wrong");

    assertThat(error.getOffset()).isEqualTo(4);
    assertThat(error.getReason()).isEqualTo("something is wrong");
    assertThat(error).hasMessageContaining("something is wrong");
  }
}
