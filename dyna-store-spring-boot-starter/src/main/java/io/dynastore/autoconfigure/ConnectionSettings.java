package io.dynastore.autoconfigure;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a pool opens its connections: all that a connection of our own needs to lead to the same
 * place with the same rights. What a pool sets for the application's convenience (auto-commit,
 * isolation, read-only, time-outs) is not part of it.
 *
 * @param source opens a connection
 * @param credentials the user and password of the moment
 * @param catalog set on each connection, if not null
 * @param schema set on each connection, if not null
 * @param initStatements run on each connection, in this order
 */
record ConnectionSettings(
    Source source,
    Credentials credentials,
    @Nullable String catalog,
    @Nullable String schema,
    List<String> initStatements) {

  ConnectionSettings {
    initStatements = List.copyOf(initStatements);
  }

  /** Opens connections, without a pool. */
  interface Source {

    /** Opens a connection that is to be closed by the caller. */
    Connection connect(Credentials credentials) throws SQLException;

    /** Where connections lead, for comparison; null if that is not known before they are open. */
    default @Nullable String url() {
      return null;
    }
  }

  /**
   * A user and a password; those of the URL or of the source itself, where null.
   *
   * @param user the name of the user
   * @param password the password
   */
  record Credentials(@Nullable String user, @Nullable String password) {

    static final Credentials NONE = new Credentials(null, null);

    /** Does not show the password. */
    @Override
    public String toString() {
      return "Credentials[user=" + user + "]";
    }
  }

  static ConnectionSettings of(Source source, Credentials credentials) {
    return new ConnectionSettings(source, credentials, null, null, List.of());
  }

  ConnectionSettings withCredentials(Credentials other) {
    return new ConnectionSettings(source, other, catalog, schema, initStatements);
  }

  /** These settings, and on top of them those of a pool that draws its connections from here. */
  ConnectionSettings under(
      Credentials outer,
      @Nullable String outerCatalog,
      @Nullable String outerSchema,
      List<String> outerInitStatements) {
    List<String> statements = new ArrayList<>(initStatements);
    statements.addAll(outerInitStatements);
    return new ConnectionSettings(
        source,
        outer.user() == null ? credentials : outer,
        outerCatalog == null ? catalog : outerCatalog,
        outerSchema == null ? schema : outerSchema,
        statements);
  }
}
