package io.dynastore.autoconfigure;

import java.util.regex.Pattern;

/** What can be told from the URL of a database. */
final class JdbcUrl {

  private static final Pattern PARAMETERS = Pattern.compile("[?;].*", Pattern.DOTALL);

  private static final Pattern USER_INFO = Pattern.compile("//[^/@]*@");

  /** An H2 database in memory that has no name is another one for each connection. */
  private static final Pattern UNNAMED = Pattern.compile("jdbc:(?:p6spy:)?h2:mem:(;.*)?");

  private JdbcUrl() {}

  /** The host, the port and the name of the database. */
  static String withoutParameters(String url) {
    return PARAMETERS.matcher(url).replaceFirst("");
  }

  /** Fit for a log: without parameters and user, among which may be a password. */
  static String shown(String url) {
    return USER_INFO.matcher(withoutParameters(url)).replaceFirst("//");
  }

  static boolean hasParameter(String url, String name) {
    return Pattern.compile("[?&;]" + Pattern.quote(name) + "=", Pattern.CASE_INSENSITIVE)
        .matcher(url)
        .find();
  }

  static boolean isOfOneConnection(String url) {
    return UNNAMED.matcher(url).matches();
  }
}
