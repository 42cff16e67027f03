package io.dynastore.codec;

import java.util.UUID;

/**
 * UUIDs (RFC 9562) as an unsigned number of 22 digits whose first is raised by one. They sort by
 * their bytes, so version 7 sorts by time; {@link UUID#compareTo}, which compares signed, differs.
 */
final class UuidCodec implements FieldCodec<UUID> {

  private static final int BYTES = 16;
  private static final int DIGITS = 22;
  private static final Blocks BLOCKS = new Blocks(256, BYTES);

  @Override
  public String type() {
    return "uuid";
  }

  @Override
  public Class<UUID> javaType() {
    return UUID.class;
  }

  @Override
  public void encode(UUID value, PayloadWriter out) {
    int[] digits = BLOCKS.toDigits(bytes(value));
    out.digit(digits[0] + 1);
    for (int i = 1; i < DIGITS; i++) {
      out.digit(digits[i]);
    }
  }

  @Override
  public UUID decode(PayloadReader in) {
    int at = in.offset();
    int[] digits = new int[DIGITS];
    digits[0] = in.digit() - 1;
    if (digits[0] < 0) {
      throw in.error(at, "no UUID starts with this character");
    }
    for (int i = 1; i < DIGITS; i++) {
      digits[i] = in.digit();
    }
    int[] bytes = new int[BYTES];
    if (!BLOCKS.toSymbols(digits, bytes)) {
      throw in.error(at, "the number is no UUID");
    }
    return uuid(bytes);
  }

  private static int[] bytes(UUID value) {
    int[] bytes = new int[BYTES];
    for (int i = 0; i < BYTES; i++) {
      long half = i < 8 ? value.getMostSignificantBits() : value.getLeastSignificantBits();
      bytes[i] = (int) (half >>> (56 - 8 * (i % 8))) & 0xff;
    }
    return bytes;
  }

  private static UUID uuid(int[] bytes) {
    long most = 0;
    long least = 0;
    for (int i = 0; i < 8; i++) {
      most = most << 8 | bytes[i];
      least = least << 8 | bytes[i + 8];
    }
    return new UUID(most, least);
  }
}
