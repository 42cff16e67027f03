package io.dynastore.databases;

/**
 * A test class that is run on several databases. Fields of subclasses may be initialized with what
 * this gives.
 */
public abstract class OnDatabases {

  private final DatabaseKind kind;

  protected OnDatabases(DatabaseKind kind) {
    this.kind = kind;
  }

  protected DatabaseKind kind() {
    return kind;
  }

  protected TestDatabase newDatabase() {
    return kind.newDatabase();
  }
}
