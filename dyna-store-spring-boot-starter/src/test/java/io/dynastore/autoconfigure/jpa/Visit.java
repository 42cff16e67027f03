package io.dynastore.autoconfigure.jpa;

import io.dynastore.autoconfigure.shop.Click;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;

/** A row that has a click as its id. */
@Entity
public class Visit {

  @Id private long id;

  @Convert(converter = ClickConverter.class)
  private @Nullable Click click;

  /** For JPA. */
  protected Visit() {}

  public Visit(long id, Click click) {
    this.id = id;
    this.click = click;
  }

  public @Nullable Click getClick() {
    return click;
  }
}
