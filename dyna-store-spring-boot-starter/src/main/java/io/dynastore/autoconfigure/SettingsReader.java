package io.dynastore.autoconfigure;

import javax.sql.DataSource;

/** Reads how a kind of DataSource opens its connections. Does not ask it for a connection. */
interface SettingsReader {

  /** Whether it is a DataSource of this kind. */
  boolean canRead(DataSource dataSource);

  /**
   * Whether it is one of this kind and nothing more: a class that extends it, or a hook that it
   * calls, may do to connections what the settings do not tell.
   */
  boolean knowsAllOf(DataSource dataSource);

  /**
   * The settings of the moment.
   *
   * @throws NotDerivableException if it has settings that cannot be read or applied
   */
  ConnectionSettings read(DataSource dataSource, DriverBounds bounds);
}
