package io.dynastore.internal.cache;

import io.dynastore.template.Template;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A template with what decoding needs, which is made when it is first asked for. What cannot be
 * used is made again each time: what was amiss may be mended, or be amiss on one thread only.
 * Thread-safe.
 *
 * @param <D> what a template is prepared as
 */
public final class PreparedTemplate<D> {

  private final String id;
  private final Template template;
  private final BiFunction<String, Template, D> prepare;
  private final Predicate<D> isUsable;
  private volatile @Nullable D decoder;

  /**
   * Makes a template that is not prepared yet.
   *
   * @param id its id
   * @param template the template
   * @param prepare prepares it
   * @param isUsable whether what it was prepared as is to be kept
   */
  public PreparedTemplate(
      String id,
      Template template,
      BiFunction<String, Template, D> prepare,
      Predicate<D> isUsable) {
    this.id = id;
    this.template = template;
    this.prepare = prepare;
    this.isUsable = isUsable;
  }

  /**
   * The template's id.
   *
   * @return the id
   */
  public String id() {
    return id;
  }

  /**
   * The template itself.
   *
   * @return the template
   */
  public Template template() {
    return template;
  }

  /**
   * What the template is prepared as.
   *
   * @return the same each time, if it is usable
   */
  public D decoder() {
    D known = decoder;
    if (known == null) {
      known = prepare.apply(id, template);
      if (isUsable.test(known)) {
        decoder = known;
      }
    }
    return known;
  }
}
