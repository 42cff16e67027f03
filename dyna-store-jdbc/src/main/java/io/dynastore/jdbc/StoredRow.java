package io.dynastore.jdbc;

import io.dynastore.template.InvalidTemplateException;
import io.dynastore.template.Template;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A row of the table of templates as it was read, whatever it holds.
 *
 * @param id the template's id
 * @param store the store's name
 * @param hash the content hash in hexadecimal
 * @param content JSON text, as the database writes it
 */
record StoredRow(
    @Nullable String id, @Nullable String store, @Nullable String hash, @Nullable String content) {

  static final String COLUMNS = "id, store, content_hash, content";

  static StoredRow of(ResultSet columns) throws SQLException {
    return new StoredRow(
        columns.getString(1), columns.getString(2), columns.getString(3), columns.getString(4));
  }

  /**
   * The template, if the row's hash is that of its content.
   *
   * @throws TemplateDamagedException if the row holds anything else than what was once saved
   */
  Template template(TableName table) {
    Template template = uncheckedTemplate(table);
    if (id == null || !isHashOf(template, id, hash)) {
      throw TemplateDamagedException.whenRead(
          table,
          id,
          "its content_hash is not that of its store and content. Somebody has changed the row, or"
              + " a character set between here and the table does not hold its text",
          null);
    }
    return template;
  }

  /**
   * The template that store and content say.
   *
   * @throws TemplateDamagedException if they say none
   */
  Template uncheckedTemplate(TableName table) {
    if (store == null || content == null) {
      throw TemplateDamagedException.whenRead(table, id, "it has no store or no content", null);
    }
    try {
      return Template.ofJson(store, content);
    } catch (InvalidTemplateException e) {
      throw TemplateDamagedException.whenRead(table, id, String.valueOf(e.getMessage()), e);
    }
  }

  /** Whether a row is the one whose id is given for its content, and not a further one. */
  boolean isGivenFor(Template template) {
    return template.fingerprint().toHex().equals(hash);
  }

  /** A content has a further id under a hash of its own. */
  static boolean isHashOf(Template template, String id, @Nullable String hash) {
    return template.fingerprint().toHex().equals(hash)
        || template.fingerprint().under(id).toHex().equals(hash);
  }
}
