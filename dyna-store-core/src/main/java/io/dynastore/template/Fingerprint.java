package io.dynastore.template;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The content hash of a template: SHA-256 (FIPS 180-4) of the store's name in UTF-8, a zero byte,
 * and the canonical content in UTF-8. Immutable.
 *
 * <p>A template's id is the shortest prefix of the hash in base 62 that no other template has
 * taken, as short hashes are in git.
 */
public final class Fingerprint {

  /** Characters of a whole fingerprint in base 62. */
  public static final int LENGTH = 43;

  private final byte[] sha256;
  private final String text;

  private Fingerprint(byte[] sha256) {
    this.sha256 = sha256;
    this.text = FixedBase62.encode(sha256);
  }

  static Fingerprint of(String store, String content) {
    return new Fingerprint(
        sha256(
            store.getBytes(StandardCharsets.UTF_8),
            new byte[1],
            content.getBytes(StandardCharsets.UTF_8)));
  }

  private static byte[] sha256(byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (byte[] part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  /**
   * The hash of the same content under a further id: SHA-256 of the 32 bytes and the id in UTF-8.
   *
   * @param id a template id
   * @return another fingerprint
   */
  public Fingerprint under(String id) {
    return new Fingerprint(sha256(sha256, id.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * The first characters of the fingerprint in base 62.
   *
   * @param length from 1 to {@link #LENGTH}
   * @return a candidate for the template's id
   * @throws IndexOutOfBoundsException if the length is out of range
   */
  public String prefix(int length) {
    if (length < 1) {
      throw new IndexOutOfBoundsException("A prefix has 1 to " + LENGTH + " characters: " + length);
    }
    return text.substring(0, length);
  }

  /**
   * The 32 bytes of the hash.
   *
   * @return a copy
   */
  public byte[] toBytes() {
    return sha256.clone();
  }

  /**
   * The hash in hexadecimal.
   *
   * @return 64 characters, lower case
   */
  public String toHex() {
    return HexFormat.of().formatHex(sha256);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Fingerprint that && Arrays.equals(sha256, that.sha256);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(sha256);
  }

  /** The whole fingerprint in base 62, {@link #LENGTH} characters. */
  @Override
  public String toString() {
    return text;
  }
}
