package io.dynastore.jdbc;

/** What a connection is used for at a moment. */
enum ConnectionPhase {
  CONNECTING("connecting"),
  READING("reading"),
  /** A statement that commits. */
  WRITING("writing; it may have been written, and can be repeated"),
  IDLE("idle"),
  CLOSING("closing a connection");

  private final String activity;

  ConnectionPhase(String activity) {
    this.activity = activity;
  }

  /** What it is, for messages. */
  String activity() {
    return activity;
  }
}
