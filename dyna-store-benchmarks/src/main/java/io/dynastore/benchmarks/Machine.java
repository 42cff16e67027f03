package io.dynastore.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** What the numbers were measured on. */
final class Machine {

  private Machine() {}

  static String describe(boolean quick) throws IOException {
    return String.format(
        Locale.ROOT,
        "Run of %s%s: %s %s, %d processors (%s), %s.%n%n",
        Instant.now().truncatedTo(ChronoUnit.SECONDS),
        quick ? ", quick" : "",
        System.getProperty("java.vm.name"),
        System.getProperty("java.vm.version"),
        Runtime.getRuntime().availableProcessors(),
        processor(),
        System.getProperty("os.name") + " " + System.getProperty("os.version"));
  }

  private static String processor() throws IOException {
    Path info = Path.of("/proc/cpuinfo");
    if (!Files.isReadable(info)) {
      return System.getProperty("os.arch");
    }
    return Files.readAllLines(info).stream()
        .filter(line -> line.startsWith("model name"))
        .findFirst()
        .map(line -> line.substring(line.indexOf(':') + 2))
        .orElse(System.getProperty("os.arch"));
  }
}
