package io.dynastore.autoconfigure;

import java.io.Serial;

/** Connections cannot be had without the pool. The message says why, to an operator. */
final class NotDerivableException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  NotDerivableException(String why) {
    super(why);
  }
}
