package io.dynastore.internal.encoding;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoField;

/** The head tables of {@code docs/id-format.md} that several types share. */
final class PrefixTables {

  /** Whole numbers of up to 64 bits: the small ones in one digit, ids and times in few. */
  static final PrefixTable NUMBERS = numbers();

  /** Lengths and places in lists: 0 to 53 in one digit, to 425 in two, the rest in six. */
  static final PrefixTable COUNTS =
      PrefixTable.builder(1, 0).heads(54, 0).heads(6, 1).lastHead(5, Integer.MAX_VALUE / 4);

  /** Days since 1970-01-01: three digits from 1900 on for six centuries. */
  static final PrefixTable DAYS =
      PrefixTable.builder(1, LocalDate.MIN.toEpochDay())
          .head(7, LocalDate.of(1900, 1, 1).toEpochDay())
          .heads(59, 2)
          .lastHead(7, LocalDate.MAX.toEpochDay());

  /** Months since the year 0: two digits from 1900 on for three centuries. */
  static final PrefixTable MONTHS =
      PrefixTable.builder(1, YearMonth.of(-999_999_999, 1).getLong(ChronoField.PROLEPTIC_MONTH))
          .head(6, YearMonth.of(1900, 1).getLong(ChronoField.PROLEPTIC_MONTH))
          .heads(59, 1)
          .lastHead(6, YearMonth.of(999_999_999, 12).getLong(ChronoField.PROLEPTIC_MONTH));

  private PrefixTables() {}

  private static PrefixTable numbers() {
    PrefixTable.Builder table = PrefixTable.builder(1, Long.MIN_VALUE);
    for (int tail = 11; tail >= 1; tail--) {
      table.head(tail, -numbersBelow(tail));
    }
    return table
        .heads(16, 0)
        .heads(5, 1)
        .heads(6, 2)
        .heads(6, 3)
        .heads(4, 4)
        .heads(5, 5)
        .heads(2, 6)
        .heads(2, 7)
        .heads(1, 8)
        .heads(1, 9)
        .heads(1, 10)
        .lastHead(11, Long.MAX_VALUE);
  }

  /** How many negative numbers are nearer to zero than those of this tail. */
  private static long numbersBelow(int tail) {
    long numbers = 0;
    for (int i = 1; i < tail; i++) {
      numbers = (numbers + 1) * Base62.RADIX;
    }
    return numbers;
  }
}
