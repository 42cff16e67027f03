package io.dynastore.codec;

/** Takes the digits of an id one after another. DynaStore implements it. Not thread-safe. */
public interface PayloadReader {

  /**
   * The index of the next character.
   *
   * @return index in the whole id
   */
  int offset();

  /**
   * Whether everything was taken.
   *
   * @return true at the end
   */
  boolean atEnd();

  /**
   * Takes one digit.
   *
   * @return 0 to 61
   * @throws MalformedPayloadException at the end or at a character that is no digit of base 62
   */
  int digit();

  /**
   * Takes a number of a fixed count of digits.
   *
   * @param digits 0 to 11
   * @return the number, unsigned
   * @throws MalformedPayloadException if there are fewer digits, or the number has more than 64
   *     bits
   */
  long number(int digits);

  /**
   * Takes a value that another codec wrote.
   *
   * @param codec a codec, such as one of {@link FieldCodecs#codec}
   * @param <V> the type of the value
   * @return the value, not null
   * @throws MalformedPayloadException if the codec never writes what is there
   */
  <V> V read(FieldCodec<V> codec);

  /**
   * An error to be thrown.
   *
   * @param at index in the whole id
   * @param reason what is wrong there, as half a sentence
   * @return the exception
   */
  MalformedPayloadException error(int at, String reason);
}
