package io.dynastore.codec;

import io.dynastore.DynaStoreException;
import java.io.Serial;

/** A text that no encoder can have written. */
public final class MalformedPayloadException extends DynaStoreException {

  @Serial private static final long serialVersionUID = 1L;

  private final int offset;
  private final String reason;

  /**
   * Makes the exception.
   *
   * @param offset index in the whole id of the first character that is wrong
   * @param reason what is wrong there, as half a sentence
   */
  public MalformedPayloadException(int offset, String reason) {
    super(reason + " at index " + offset);
    this.offset = offset;
    this.reason = reason;
  }

  /**
   * Where the text is wrong.
   *
   * @return index in the whole id
   */
  public int getOffset() {
    return offset;
  }

  /**
   * What is wrong there.
   *
   * @return half a sentence
   */
  public String getReason() {
    return reason;
  }
}
