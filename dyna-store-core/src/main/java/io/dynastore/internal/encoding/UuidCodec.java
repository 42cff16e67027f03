package io.dynastore.internal.encoding;

import java.util.UUID;

/**
 * UUIDs (RFC 9562) as an unsigned number of 22 digits whose first is raised by one. They sort by
 * their bytes, so version 7 sorts by time; {@link UUID#compareTo}, which compares signed, differs.
 */
final class UuidCodec implements InPlaceCodec<UUID> {

  private static final int DIGITS = 22;
  private static final int FIRST_DIGITS = DIGITS % Blocks.LIMB_DIGITS;

  /** The first digit raised by one. */
  private static final int RAISED = Base62.RADIX;

  private static final long HALF = 1L << 32;

  @Override
  public String type() {
    return "uuid";
  }

  @Override
  public Class<UUID> javaType() {
    return UUID.class;
  }

  @Override
  public int encode(UUID value, byte[] text, int at) {
    long most = value.getMostSignificantBits();
    long least = value.getLeastSignificantBits();
    long[] number = {most >>> 32, most & (HALF - 1), least >>> 32, least & (HALF - 1)};
    long[] limbs = new long[1 + DIGITS / Blocks.LIMB_DIGITS];
    Blocks.toText(number, HALF, limbs);
    int end = Base62Digits.write(limbs[0] + RAISED, FIRST_DIGITS, text, at);
    for (int i = 1; i < limbs.length; i++) {
      end = Base62Digits.write(limbs[i], Blocks.LIMB_DIGITS, text, end);
    }
    return end;
  }

  @Override
  public UUID decode(String id, int at) {
    DigitReader in = new DigitReader(id, at);
    if (in.peek() == 0) {
      throw in.error(at, "no UUID starts with this character");
    }
    long[] limbs = new long[1 + DIGITS / Blocks.LIMB_DIGITS];
    limbs[0] = in.number(FIRST_DIGITS) - RAISED;
    for (int i = 1; i < limbs.length; i++) {
      limbs[i] = in.number(Blocks.LIMB_DIGITS);
    }
    long[] number = new long[4];
    if (!Blocks.ofText(limbs, HALF, number)) {
      throw in.error(at, "the number is no UUID");
    }
    return new UUID(number[0] << 32 | number[1], number[2] << 32 | number[3]);
  }

  @Override
  public int end(String id, int at) {
    return at + DIGITS;
  }
}
