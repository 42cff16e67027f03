package io.dynastore.jdbc;

import io.dynastore.TemplateRepositoryException;
import io.dynastore.TemplateRepositoryUnavailableException;
import io.dynastore.template.Template;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns what the database and Spring throw into what the user of a repository is told. */
final class ExceptionTranslator {

  private ExceptionTranslator() {}

  static TemplateRepositoryException of(
      TemplateTable table, String operation, RuntimeException cause) {
    String problem = "Cannot " + operation + ": ";
    String reason = reason(cause);
    return switch (FailureKind.of(cause)) {
      case TABLE_MISSING ->
          new TemplateTableMissingException(table.name().toString(), table.sql(), cause);
      case POOLER_WITHOUT_TRANSACTIONS,
          POOLER_WITHOUT_PREPARED_STATEMENTS,
          POOLER_REFUSES_PARAMETER,
          LOGIN_REFUSED,
          NOT_TRUSTED,
          CONNECTION_ENCODING ->
          cannotConnect(cause);
      case READ_ONLY ->
          new TemplateRepositoryUnavailableException(
              problem
                  + "the server is read-only ("
                  + reason
                  + "). It is a standby, or a switch-over is under way. What is in table '"
                  + table.name()
                  + "' can be read; a new template needs the primary. Repeat the call later; if it"
                  + " stays so, let the URL lead to the primary, for PostgreSQL with"
                  + " targetServerType=primary.",
              cause);
      case ENCODING ->
          new TemplateRepositoryException(
              problem
                  + "the database cannot hold one of its characters in its encoding ("
                  + reason
                  + "). Keep table '"
                  + table.name()
                  + "' in a database of encoding UTF8 (PostgreSQL), or in character set utf8mb4"
                  + " (MariaDB, MySQL).",
              cause);
      case TOO_LONG ->
          new TemplateRepositoryException(
              problem
                  + "a column of table '"
                  + table.name()
                  + "' is too narrow ("
                  + reason
                  + "). Start with dyna-store.jdbc.schema.mode=validate, which tells the statement"
                  + " that widens it.",
              cause);
      case TABLE_UNFIT ->
          new TemplateRepositoryException(
              problem
                  + "table '"
                  + table.name()
                  + "' is not as it must be ("
                  + reason
                  + "). Start with dyna-store.jdbc.schema.mode=validate, which tells what is wrong"
                  + " with it and what to do.",
              cause);
      case CONFLICT -> conflict(operation, null, cause);
      case UNREACHABLE ->
          new TemplateRepositoryUnavailableException(
              problem
                  + "the database is out of reach ("
                  + reason
                  + "). Repeat the call when it is back; ids of templates in memory still work. If it"
                  + " runs, look for a transaction that holds locks on table '"
                  + table.name()
                  + "', and check its limit of connections.",
              cause);
      case OTHER ->
          new TemplateRepositoryException(
              problem
                  + reason
                  + ". Check that the database's user may read and insert into table '"
                  + table.name()
                  + "'.",
              cause);
    };
  }

  /** That it did not help to try again, and why, as far as the table tells. */
  static TemplateRepositoryException conflict(
      String operation, @Nullable String why, RuntimeException cause) {
    return new TemplateRepositoryException(
        "Cannot "
            + operation
            + ": "
            + (why == null ? "again and again, another writer was first. Try later." : why),
        cause);
  }

  /** That there is no connection; for good where something must be changed first. */
  static TemplateRepositoryException cannotConnect(Throwable cause) {
    String problem = "Cannot use the database that keeps templates: ";
    String reason = reason(cause);
    return switch (FailureKind.of(cause)) {
      case POOLER_WITHOUT_TRANSACTIONS ->
          new TemplateRepositoryException(
              problem
                  + "its pooler is in statement mode ("
                  + reason
                  + "). Templates are saved in transactions: set pool_mode to transaction or session,"
                  + " or connect to the database without the pooler.",
              cause);
      case POOLER_WITHOUT_PREPARED_STATEMENTS ->
          new TemplateRepositoryException(
              problem
                  + "a pooler gave a statement to a connection that does not know it ("
                  + reason
                  + "). Add prepareThreshold=0 to the URL.",
              cause);
      case POOLER_REFUSES_PARAMETER ->
          new TemplateRepositoryException(
              problem
                  + "its pooler refuses a parameter of the driver ("
                  + reason
                  + "). Add its name to ignore_startup_parameters of PgBouncer.",
              cause);
      case CONNECTION_ENCODING ->
          new TemplateRepositoryException(
              problem
                  + "a setting damages the encoding of its connections ("
                  + reason
                  + "). Look for a 'set names' and for character sets in the URL, in the DataSource's"
                  + " settings, and in the server's init_connect.",
              cause);
      case LOGIN_REFUSED ->
          new TemplateRepositoryException(
              problem
                  + "it refuses to log in ("
                  + reason
                  + "). Check the DataSource's URL, user and password.",
              cause);
      case NOT_TRUSTED ->
          new TemplateRepositoryException(
              problem
                  + "there is no TLS connection that both sides accept ("
                  + reason
                  + "). Check the server's certificate, and what the DataSource's URL and properties say"
                  + " of TLS: sslmode and sslrootcert (PostgreSQL), sslMode and serverSslCert (MariaDB),"
                  + " sslMode and trustCertificateKeyStoreUrl (MySQL).",
              cause);
      default ->
          new TemplateRepositoryUnavailableException(
              problem
                  + "it is out of reach ("
                  + reason
                  + "). Check that it runs, and the DataSource's URL.",
              cause);
    };
  }

  /**
   * The innermost message that says something, in one line. Sockets and streams often say nothing
   * at all.
   */
  static String reason(Throwable failure) {
    String reason = "";
    for (Throwable e = failure; e != null; e = e.getCause()) {
      String message = e.getMessage();
      if (e instanceof DatabaseOutageException && message != null) {
        return message;
      }
      if (message != null && !message.isBlank() && !message.equals("null")) {
        reason = message.strip().replaceAll("\\s*\\R\\s*", "; ");
      } else if (e.getCause() == null) {
        String name = e.getClass().getSimpleName();
        reason = reason.isEmpty() ? name : reason + "; " + name;
      }
    }
    return reason;
  }

  /** The templates, for a message. */
  static String describe(Collection<Template> templates) {
    return templates.stream()
        .limit(3)
        .map(t -> "template " + t.fingerprint().prefix(10) + " of store '" + t.store() + "'")
        .collect(
            Collectors.joining(
                ", ", "", templates.size() > 3 ? " and " + (templates.size() - 3) + " more" : ""));
  }

  /** The first three, and how many more there are: messages are for people. */
  static String first(List<String> ids) {
    String three = ids.stream().limit(3).collect(Collectors.joining(", "));
    return ids.size() > 3 ? three + " and " + (ids.size() - 3) + " more" : three;
  }
}
