package io.dynastore.benchmarks;

import java.util.Locale;

/** Says of each goal whether it is met. */
final class Verdicts {

  private static final String STORE = "DYNA_STORE";
  private static final String BEAN = "DYNA_STORE_BEAN";
  private static final String MAP = "DYNA_STORE_MAP";
  private static final String LIMIT = "LIMIT";
  private static final String ENCODE = "encode";
  private static final String DECODE = "decode";

  private final SpeedReport report;
  private final StringBuilder table =
      new StringBuilder("### Goals\n\n| goal | measured | verdict |\n| --- | ---: | --- |\n");

  private Verdicts(SpeedReport report) {
    this.report = report;
  }

  static String of(SpeedReport report) {
    Verdicts verdicts = new Verdicts(report);
    verdicts.add();
    return verdicts.table.append('\n').toString();
  }

  private void add() {
    for (String way : new String[] {STORE, BEAN}) {
      atMost("create of " + way + " to LIMIT", 2.0, ratio(way, LIMIT, ENCODE));
      atMost("create of " + way + " to TSID generation", 1.0, nanos(way) / nanos("tsid"));
      atMost("parse of " + way + " to LIMIT", 2.0, ratio(way, LIMIT, DECODE));
      atLeast("protobuf to parse of " + way, 3.0, ratio("PROTOBUF", way, DECODE));
    }
    // The limit allocates what is returned, and nothing else.
    atMost("bytes of create beside the String", 16, bytes(ENCODE));
    atMost("bytes of parse beside the record and its fields", 16, bytes(DECODE));
    atMost("create of a map to LIMIT", 8.0, ratio(MAP, LIMIT, ENCODE));
    atMost("parse of a map to LIMIT", 8.0, ratio(MAP, LIMIT, DECODE));
    atLeast("create by two threads to one", 1.8, threads(ENCODE));
    atLeast("parse by two threads to one", 1.8, threads(DECODE));
  }

  private double nanos(String way) {
    return report.nanos(way, ENCODE, 1);
  }

  private double ratio(String way, String other, String operation) {
    return report.nanos(way, operation, 1) / report.nanos(other, operation, 1);
  }

  private double bytes(String operation) {
    return report.bytes(STORE, operation) - report.bytes(LIMIT, operation);
  }

  /** Operations of two threads together to those of one. */
  private double threads(String operation) {
    return 2 * report.nanos(STORE, operation, 1) / report.nanos(STORE, operation, 2);
  }

  private void atMost(String goal, double most, double measured) {
    row(goal + ", at most " + most, measured, measured <= most);
  }

  private void atLeast(String goal, double least, double measured) {
    row(goal + ", at least " + least, measured, measured >= least);
  }

  private void row(String goal, double measured, boolean met) {
    table.append(
        String.format(
            Locale.ROOT, "| %s | %.2f | %s |%n", goal, measured, met ? "met" : "**missed**"));
  }
}
