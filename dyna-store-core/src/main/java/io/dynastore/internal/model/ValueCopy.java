package io.dynastore.internal.model;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A value that never changes. */
final class ValueCopy extends LowCopy {

  private final @Nullable Object value;
  private final boolean isOptional;

  ValueCopy(@Nullable Object value) {
    this.value = value;
    this.isOptional = value instanceof Optional;
  }

  @Override
  public boolean isOf(@Nullable Object other) {
    return isOptional
        ? other instanceof Optional<?> that
            && areSame(
                that.orElse(null), ((Optional<?>) Objects.requireNonNull(value)).orElse(null))
        : areSame(other, value);
  }

  @Override
  public @Nullable Object newValue() {
    return value;
  }

  @Override
  public @Nullable Object view() {
    return value;
  }
}
