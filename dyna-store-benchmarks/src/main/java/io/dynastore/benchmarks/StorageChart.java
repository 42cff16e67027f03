package io.dynastore.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Draws the numbers of {@link StorageReport} as a chart. */
public final class StorageChart {

  private static final int LEFT = 190;
  private static final int WIDTH = 420;
  private static final int BAR = 22;
  private static final double MEGABYTE = 1e6;

  private StorageChart() {}

  /**
   * Draws a chart.
   *
   * @param arguments the file of numbers, and that of the chart
   */
  public static void main(String[] arguments) throws IOException {
    List<String> lines = Files.readAllLines(Path.of(arguments[0]));
    Files.writeString(Path.of(arguments[1]), draw(lines.subList(1, lines.size())));
  }

  /** A bar for each way: what is kept of the recommendations, then the events. */
  private static String draw(List<String> lines) {
    Map<String, long[]> bars = new LinkedHashMap<>();
    for (String line : lines) {
      String[] cells = line.split(",", -1);
      long[] bar = bars.computeIfAbsent(cells[0] + "," + cells[1], key -> new long[2]);
      bar[cells[2].equals("kept") ? 0 : 1] = Long.parseLong(cells[3]);
    }
    long most = bars.values().stream().mapToLong(bar -> bar[0] + bar[1]).max().orElse(1);
    StringBuilder svg = new StringBuilder();
    int y = 40;
    String events = "";
    for (Map.Entry<String, long[]> bar : bars.entrySet()) {
      String[] key = bar.getKey().split(",", -1);
      if (!key[0].equals(events)) {
        events = key[0];
        y += 14;
        text(svg, 10, y + 4, "An event for 1 in " + 100 / Integer.parseInt(events), "bold");
        y += 14;
      }
      double kept = (double) WIDTH * bar.getValue()[0] / most;
      double more = (double) WIDTH * bar.getValue()[1] / most;
      text(svg, 30, y + BAR - 6, key[1], "normal");
      rectangle(svg, LEFT, y, kept, "#4c6f91");
      rectangle(svg, LEFT + kept, y, more, "#e0a458");
      double sum = (bar.getValue()[0] + bar.getValue()[1]) / MEGABYTE;
      String label = String.format(Locale.ROOT, "%,.1f MB", sum);
      text(svg, (int) (LEFT + kept + more + 8), y + BAR - 6, label, "normal");
      y += BAR + 8;
    }
    return String.format(
            Locale.ROOT,
            """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 %d" font-family="sans-serif" \
            font-size="14" role="img" aria-label="Storage with a row each and with DynaStore">
            <rect width="720" height="%d" fill="#ffffff"/>
            """,
            y + 10,
            y + 10)
        + legend()
        + svg
        + "</svg>\n";
  }

  private static String legend() {
    StringBuilder svg = new StringBuilder();
    rectangle(svg, LEFT, 14, BAR, "#4c6f91");
    text(svg, LEFT + BAR + 8, 30, "recommendations or templates", "normal");
    rectangle(svg, LEFT + 270, 14, BAR, "#e0a458");
    text(svg, LEFT + 278 + BAR, 30, "events, with their index", "normal");
    return svg.toString();
  }

  private static void rectangle(StringBuilder svg, double x, int y, double width, String color) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>%n",
            x,
            y,
            width,
            BAR,
            color));
  }

  private static void text(StringBuilder svg, int x, int y, String text, String weight) {
    svg.append(
        String.format(
            "<text x=\"%d\" y=\"%d\" font-weight=\"%s\" fill=\"#222222\">%s</text>%n",
            x, y, weight, text));
  }
}
