package io.dynastore.internal.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;
import org.junit.jupiter.api.Test;

class Base62DigitsTest {

  private static final int AT = 3;

  @Provide
  Arbitrary<Tuple2<Integer, Long>> numbers() {
    return Arbitraries.integers()
        .between(0, 11)
        .flatMap(
            digits ->
                (digits == 11
                        ? Arbitraries.longs()
                        : Arbitraries.longs().between(0, Base62.power(digits) - 1))
                    .map(number -> Tuple.of(digits, number)));
  }

  @Property
  void whatWasWrittenIsRead(@ForAll("numbers") Tuple2<Integer, Long> number) {
    int digits = number.get1();
    byte[] text = new byte[AT + 11 + AT];
    Arrays.fill(text, (byte) '-');
    assertThat(Base62Digits.write(number.get2(), digits, text, AT)).isEqualTo(AT + digits);
    String written = new String(text, StandardCharsets.US_ASCII);
    assertThat(written.substring(0, AT)).isEqualTo("-".repeat(AT));
    assertThat(written.substring(AT, AT + digits)).matches("[0-9A-Za-z]*");
    assertThat(written.substring(AT + digits)).matches("-+");
    assertThat(Base62Digits.read(written, AT, digits)).isEqualTo(number.get2());
  }

  @Test
  void theLargestNumberOfEachWidthIsAllOfTheLastDigit() {
    for (int digits = 0; digits <= 10; digits++) {
      byte[] text = new byte[digits];
      assertThat(Base62Digits.write(Base62.power(digits) - 1, digits, text, 0)).isEqualTo(digits);
      assertThat(new String(text, StandardCharsets.US_ASCII)).isEqualTo("z".repeat(digits));
    }
  }

  @Test
  void anyCharacterThatIsNoDigitIsNoticedWhereverItStands() {
    for (int digits = 1; digits <= 11; digits++) {
      for (String rest : new String[] {"0", "z", "!"}) {
        for (int at = 0; at < digits; at++) {
          for (char wrong :
              "\u0000 -/:@[`{\u007f\u0080\u00ff\u0100\u0130\uff11\uffff".toCharArray()) {
            String text = rest.repeat(at) + wrong + rest.repeat(digits - at - 1);
            long read = Base62Digits.read(text, 0, digits);
            assertThat(Long.compareUnsigned(read, Base62Digits.NO_DIGIT)).as(text).isNotNegative();
            assertThat(digits <= 7 || read == -1).as(text).isTrue();
          }
        }
      }
    }
  }

  @Test
  void numbersOfMoreThan64BitsAreNoticed() {
    assertThat(Base62Digits.read("LygHa16AHYE", 0, 11)).isEqualTo(-2);
    assertThat(Base62Digits.read("LygHa16AHYF", 0, 11)).isEqualTo(-1);
    assertThat(Base62Digits.read("LygHa16AHYG", 0, 11)).isEqualTo(-1);
    assertThat(Base62Digits.read("LygIa16AHYE", 0, 11)).isEqualTo(-1);
    assertThat(Base62Digits.read("LyhHa16AHYE", 0, 11)).isEqualTo(-1);
    assertThat(Base62Digits.read("zzzzzzzzzzz", 0, 11)).isEqualTo(-1);
    assertThat(Base62Digits.read("LyfzzzzzzzzY", 0, 11)).isNotEqualTo(-1);
  }
}
