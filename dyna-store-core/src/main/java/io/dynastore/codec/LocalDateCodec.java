package io.dynastore.codec;

import java.time.LocalDate;

/** Dates as days since 1970-01-01, three digits from 1900 on for six centuries. */
final class LocalDateCodec implements FieldCodec<LocalDate> {

  private static final int FAR_TAIL = 7;

  private static final HeadTable TABLE =
      HeadTable.builder(1, LocalDate.MIN.toEpochDay())
          .head(FAR_TAIL, LocalDate.of(1900, 1, 1).toEpochDay())
          .heads(59, 2)
          .lastHead(FAR_TAIL, LocalDate.MAX.toEpochDay());

  @Override
  public String type() {
    return "date";
  }

  @Override
  public Class<LocalDate> javaType() {
    return LocalDate.class;
  }

  @Override
  public void encode(LocalDate value, PayloadWriter out) {
    TABLE.encode(value.toEpochDay(), out);
  }

  @Override
  public LocalDate decode(PayloadReader in) {
    return LocalDate.ofEpochDay(TABLE.decode(in));
  }
}
