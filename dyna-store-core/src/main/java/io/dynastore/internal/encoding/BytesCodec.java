package io.dynastore.internal.encoding;

/**
 * Byte arrays: their length, then 32 bytes as 43 digits. They sort by length, then by their bytes,
 * unsigned.
 */
final class BytesCodec implements BuiltInCodec<byte[]> {

  @Override
  public String type() {
    return "bytes";
  }

  @Override
  public Class<byte[]> javaType() {
    return byte[].class;
  }

  @Override
  public void encode(byte[] value, DigitWriter out) {
    int[] symbols = new int[value.length];
    for (int i = 0; i < symbols.length; i++) {
      symbols[i] = value[i] & 0xff;
    }
    PrefixTables.COUNTS.encode(value.length, out);
    Blocks.BYTES.encode(symbols, out);
  }

  @Override
  public byte[] decode(DigitReader in) {
    int[] symbols = Blocks.BYTES.decode((int) PrefixTables.COUNTS.decode(in), in);
    byte[] value = new byte[symbols.length];
    for (int i = 0; i < value.length; i++) {
      value[i] = (byte) symbols[i];
    }
    return value;
  }
}
