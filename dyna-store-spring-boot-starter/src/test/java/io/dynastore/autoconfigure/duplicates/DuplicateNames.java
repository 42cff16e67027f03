package io.dynastore.autoconfigure.duplicates;

import io.dynastore.DynaRecord;
import io.dynastore.HighCardinality;

/** Two types whose stores have one name. */
public final class DuplicateNames {

  private DuplicateNames() {}

  /** One. */
  public static final class First {

    private First() {}

    @DynaRecord
    public record Visit(@HighCardinality long userId) {}
  }

  /** And another. */
  public static final class Second {

    private Second() {}

    @DynaRecord
    public record Visit(@HighCardinality long userId) {}
  }
}
