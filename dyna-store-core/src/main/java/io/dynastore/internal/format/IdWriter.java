package io.dynastore.internal.format;

import io.dynastore.InvalidObjectException;
import io.dynastore.internal.model.DecomposedObject;
import io.dynastore.template.Template;

/** Writes the parts of objects in one of the formats. */
public interface IdWriter {

  /**
   * Writes all but the template's id.
   *
   * @throws InvalidObjectException if the format cannot hold a value
   * @throws io.dynastore.template.InvalidTemplateException if a template cannot hold a value
   */
  Draft write(DecomposedObject parts);

  /**
   * What an id will be made of once its template has an id.
   *
   * @param parts the object
   * @param template what it shares
   * @param payload what it does not share
   */
  public record Draft(DecomposedObject parts, Template template, String payload) {}
}
