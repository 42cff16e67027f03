package io.dynastore.autoconfigure.odd;

import io.dynastore.DynaRecord;

/** No field is marked. */
@DynaRecord
public record NoFields(long userId) {}
