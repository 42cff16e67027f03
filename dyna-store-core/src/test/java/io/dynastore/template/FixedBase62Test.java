package io.dynastore.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynastore.internal.encoding.Base62;
import java.math.BigInteger;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FixedBase62Test {

  @Property
  void bytesAreWrittenAsTheNumberThatTheyAre(@ForAll @Size(max = 70) byte[] bytes) {
    byte[] largest = new byte[bytes.length];
    Arrays.fill(largest, (byte) -1);
    String digits = Base62.encode(new BigInteger(1, bytes));
    String most = Base62.encode(new BigInteger(1, largest));

    assertThat(FixedBase62.encode(bytes))
        .isEqualTo("0".repeat(most.length() - digits.length()) + digits);
    assertThat(FixedBase62.encode(largest)).isEqualTo(most);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 16, 31, 32, 33, 500})
  void asManyDigitsAsTheLargestNumberNeeds(int length) {
    byte[] largest = new byte[length];
    Arrays.fill(largest, (byte) -1);

    assertThat(FixedBase62.encode(largest)).isEqualTo(Base62.encode(new BigInteger(1, largest)));
    assertThat(FixedBase62.encode(new byte[length])).hasSameSizeAs(FixedBase62.encode(largest));
  }
}
