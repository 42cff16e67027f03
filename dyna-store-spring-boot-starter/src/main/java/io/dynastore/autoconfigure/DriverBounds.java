package io.dynastore.autoconfigure;

import java.time.Duration;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Bounds for connecting and for waiting that a driver takes as properties. Without them, a driver
 * waits long or for ever for a host that is gone, or for a server that accepts a connection and
 * then says nothing. What the URL or the pool's settings say is left as it is.
 */
final class DriverBounds {

  /** Drivers that watch another hand its properties on. */
  private static final Pattern VENDOR =
      Pattern.compile(
          "(?:jdbc|jdbc:p6spy|jdbc:otel|jdbc:tracing|jdbc-secretsmanager)"
              + ":(postgresql|mariadb|mysql)[:+].*",
          Pattern.DOTALL);

  private final Duration timeout;

  DriverBounds(Duration timeout) {
    this.timeout = timeout;
  }

  void addTo(Properties properties, String url) {
    Matcher vendor = VENDOR.matcher(url);
    if (!vendor.matches()) {
      return;
    }
    if (vendor.group(1).equals("postgresql")) {
      // "loginTimeout" is for all hosts together, the others for each host and each answer.
      set(properties, url, "loginTimeout", seconds(timeout));
      set(properties, url, "connectTimeout", seconds(perHost(url)));
      set(properties, url, "socketTimeout", seconds(perHost(url)));
    } else {
      set(properties, url, "connectTimeout", perHost(url).toMillis());
      set(properties, url, "socketTimeout", perHost(url).toMillis());
      // A statement that waits for a lock would go on in the server after its caller has left.
      String seconds = String.valueOf(Math.max(1, seconds(timeout)));
      set(
          properties,
          url,
          "sessionVariables",
          "lock_wait_timeout=" + seconds + ",innodb_lock_wait_timeout=" + seconds);
    }
  }

  /** So that the second host is tried before the time is up. */
  private Duration perHost(String url) {
    String authority = JdbcUrl.withoutParameters(url);
    long hosts = 1 + authority.chars().filter(c -> c == ',').count();
    Duration share = timeout.dividedBy(hosts);
    return share.toMillis() < 1 ? Duration.ofMillis(1) : share;
  }

  private static long seconds(Duration time) {
    return (time.toMillis() + 999) / 1000;
  }

  private static void set(Properties properties, String url, String name, long value) {
    set(properties, url, name, String.format(Locale.ROOT, "%d", value));
  }

  private static void set(Properties properties, String url, String name, String value) {
    boolean isSet =
        JdbcUrl.hasParameter(url, name)
            || properties.stringPropertyNames().stream().anyMatch(name::equalsIgnoreCase);
    if (!isSet) {
      properties.setProperty(name, value);
    }
  }
}
