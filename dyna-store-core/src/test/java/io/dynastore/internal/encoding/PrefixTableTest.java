package io.dynastore.internal.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.dynastore.codec.MalformedPayloadException;
import org.junit.jupiter.api.Test;

/** Heads 5, 6 for -3 to 2; 7 for 3 alone; 8, 9 for 62 numbers each; 10 for those up to 1,000. */
class PrefixTableTest {

  private final PrefixTable table =
      PrefixTable.builder(5, -100)
          .head(2, -3)
          .head(1, 3)
          .heads(1, 0)
          .heads(2, 1)
          .lastHead(2, 1_000);

  private String encode(long value) {
    DigitWriter out = new DigitWriter();
    table.encode(value, out);
    return out.toString();
  }

  @Test
  void tellsEachNumberByItsHeadAndItsDistanceFromTheStartOfTheRun() {
    assertThat(encode(-100)).isEqualTo("500");
    assertThat(encode(-4)).isEqualTo("51Y");
    assertThat(encode(-3)).isEqualTo("60");
    assertThat(encode(2)).isEqualTo("65");
    assertThat(encode(3)).isEqualTo("7");
    assertThat(encode(4)).isEqualTo("80");
    assertThat(encode(65)).isEqualTo("8z");
    assertThat(encode(66)).isEqualTo("90");
    assertThat(encode(127)).isEqualTo("9z");
    assertThat(encode(128)).isEqualTo("A00");
    assertThat(encode(1_000)).isEqualTo("AE4");
  }

  @Test
  void readsEachNumberAndNothingElse() {
    for (long value = -100; value <= 1_000; value++) {
      DigitReader in = new DigitReader(encode(value), 0);
      assertThat(table.decode(in)).isEqualTo(value);
      assertThat(in.atEnd()).isTrue();
    }
    refused("4", "no value starts with this character");
    refused("B", "no value starts with this character");
    refused("51Z", "the number is out of range");
    refused("66", "the number is out of range");
    refused("AE5", "the number is out of range");
  }

  private void refused(String text, String reason) {
    assertThatExceptionOfType(MalformedPayloadException.class)
        .isThrownBy(() -> table.decode(new DigitReader("t-" + text, 2)))
        .returns(2, MalformedPayloadException::getOffset)
        .returns(reason, MalformedPayloadException::getReason);
  }

  @Test
  void hasAsManyHeadsAsThereAreDigits() {
    PrefixTable all = PrefixTable.builder(1, 0).heads(61, 0).build(60);

    DigitWriter out = new DigitWriter();
    all.encode(60, out);
    assertThat(out.toString()).isEqualTo("z");
    assertThatIllegalStateException()
        .isThrownBy(() -> PrefixTable.builder(1, 0).heads(62, 0).build(61))
        .withMessage("More heads than digits: 62");
    assertThat(PrefixTable.builder(1, 7).heads(2, 1).next()).isEqualTo(7 + 124);
  }
}
