package io.dynastore.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Runs everything and writes tables in Markdown.
 *
 * <p>Arguments: {@code --quick} for a first impression; {@code speed}, {@code storage} or {@code
 * cold} for a part only; {@code chart} and two files to draw the numbers of storage; {@code jmh}
 * and JMH's own arguments for anything else.
 */
public final class Main {

  private static final Path OUTPUT = Path.of("target", "benchmarks");

  private Main() {}

  /**
   * Runs what is asked for.
   *
   * @param arguments as above
   */
  public static void main(String[] arguments) throws Exception {
    if (arguments.length > 0 && arguments[0].equals("jmh")) {
      org.openjdk.jmh.Main.main(Arrays.copyOfRange(arguments, 1, arguments.length));
      return;
    }
    if (arguments.length > 0 && arguments[0].equals("chart")) {
      StorageChart.main(Arrays.copyOfRange(arguments, 1, arguments.length));
      return;
    }
    List<String> all = List.of(arguments);
    boolean quick = all.contains("--quick");
    List<String> parts = all.stream().filter(a -> !a.startsWith("--")).toList();
    StringBuilder report = new StringBuilder(Machine.describe(quick));
    if (parts.isEmpty() || parts.contains("speed")) {
      report.append(new SpeedReport(quick).run());
    }
    if (parts.isEmpty() || parts.contains("cold")) {
      report.append(ColdReport.run());
    }
    if (parts.isEmpty() || parts.contains("storage")) {
      report.append(StorageReport.run(quick, OUTPUT));
    }
    write(report.toString());
  }

  private static void write(String report) throws IOException {
    Files.createDirectories(OUTPUT);
    Path file = OUTPUT.resolve("report.md");
    Files.writeString(file, report);
    System.out.println(report);
    System.out.println("Written to " + file.toAbsolutePath());
  }
}
