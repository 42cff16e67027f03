/**
 * Short ids that carry their own data: the id codec, the templates, and the interface to storage.
 */
module io.dynastore.core {
  requires com.fasterxml.jackson.annotation;
  requires com.github.benmanes.caffeine;
  requires java.desktop;
  requires static transitive org.jspecify;
  requires transitive tools.jackson.core;
  requires transitive tools.jackson.databind;

  exports io.dynastore;
  exports io.dynastore.codec;
  exports io.dynastore.template;
}
