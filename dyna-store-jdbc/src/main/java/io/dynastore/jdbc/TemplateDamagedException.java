package io.dynastore.jdbc;

import io.dynastore.TemplateRepositoryException;
import io.dynastore.template.Template;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * A row of the template table does not hold what was saved: it was changed on its way to the table,
 * in it, or on its way back, or did not get there at all. No id was handed out for it, and no
 * object is read from it.
 */
public final class TemplateDamagedException extends TemplateRepositoryException {

  @Serial private static final long serialVersionUID = 1L;

  private final @Nullable String templateId;

  private TemplateDamagedException(
      @Nullable String templateId, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.templateId = templateId;
  }

  static TemplateDamagedException whenRead(
      TableName table, @Nullable String id, String problem, @Nullable Throwable cause) {
    return new TemplateDamagedException(
        id,
        "Row '"
            + id
            + "' of table '"
            + table
            + "' is damaged: "
            + problem
            + ". Restore the row from a backup, or with TemplateRepository.restore(...) after you"
            + " have deleted it.",
        cause);
  }

  static TemplateDamagedException beforeSaving(TableName table, Template template, String problem) {
    return new TemplateDamagedException(
        null,
        "A template of store '"
            + template.store()
            + "' was not saved in table '"
            + table
            + "', as its text does not reach the database as it is: "
            + problem
            + ".",
        null);
  }

  static TemplateDamagedException whenSaved(
      TableName table, String id, String problem, @Nullable Throwable cause) {
    return new TemplateDamagedException(
        id,
        "Template '"
            + id
            + "' was saved, but table '"
            + table
            + "' does not hold what was saved: "
            + problem
            + " No id was handed out.",
        cause);
  }

  /**
   * The row.
   *
   * @return the template's id, or null if the row has none, or was not inserted
   */
  public @Nullable String getTemplateId() {
    return templateId;
  }
}
