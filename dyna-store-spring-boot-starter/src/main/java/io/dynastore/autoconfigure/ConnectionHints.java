package io.dynastore.autoconfigure;

import java.sql.Connection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.ExecutableMode;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;

/** Tells a native image of the proxy for connections, and of what is called by reflection. */
final class ConnectionHints implements RuntimeHintsRegistrar {

  @Override
  public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
    hints.proxies().registerJdkProxy(Connection.class);
    hints
        .reflection()
        .registerTypeIfPresent(
            classLoader, "org.postgresql.PGConnection", MemberCategory.INVOKE_PUBLIC_METHODS)
        .registerTypeIfPresent(
            classLoader,
            "org.apache.commons.dbcp2.BasicDataSource",
            type -> type.withMethod("getConnectionProperties", List.of(), ExecutableMode.INVOKE));
  }
}
