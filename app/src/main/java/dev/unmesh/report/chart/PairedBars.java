package dev.unmesh.report.chart;

import java.util.List;
import java.util.stream.DoubleStream;

/** Shares as bars, each beside another that it is held against. */
public final class PairedBars {
  /** NaN leaves a bar out. */
  public record Pair(String name, double value, double other) {}

  private static final double WIDTH = 460;
  private static final double LEFT = 54;
  private static final double RIGHT = 6;
  private static final double TOP = 12;
  private static final double PLOT = 170;
  private static final int LONG_NAME = 4;
  private static final int LONGEST = 14;
  private static final double SLANTED = 11;
  private static final double WIDEST = 34;

  private PairedBars() {}

  /** @param first what the left bars are, {@code second} the right ones; empty if there are none */
  public static String draw(String id, String title, String description, String first, String second, List<Pair> pairs) {
    int longest = pairs.stream().mapToInt(pair -> pair.name().length()).max().orElse(1);
    boolean slanted = longest > LONG_NAME && pairs.size() > 3;
    double bottom = TOP + PLOT;
    Svg svg = new Svg(id, "chart bar-chart", WIDTH, bottom + (slanted ? 20 + 4.6 * Math.min(longest, LONGEST) : 24), title, description);
    double high = pairs.stream().flatMapToDouble(p -> DoubleStream.of(p.value(), p.other())).filter(Double::isFinite).max().orElse(1);
    Axis y = new Axis(0, high > 0 ? high * 1.06 : 1, false, bottom, TOP);
    for (double tick : y.ticks(4)) {
      svg.line(LEFT, y.at(tick), WIDTH - RIGHT, y.at(tick), "grid");
      svg.text(LEFT - 7, y.at(tick) + 4, "tick end", Numbers.tick(tick * 100) + " %");
    }
    double slot = (WIDTH - LEFT - RIGHT) / Math.max(1, pairs.size());
    double width = Math.min(WIDEST, slot * (second.isEmpty() ? .62 : .36));
    int named = slanted ? (int) Math.ceil(SLANTED / slot) : NameSpacing.every(pairs.stream().map(Pair::name).toList(), slot, LONG_NAME);
    for (int i = 0; i < pairs.size(); i++) {
      Pair pair = pairs.get(i);
      double x = LEFT + (i + .5) * slot;
      svg.open("g").element("title", tip(pair, first, second));
      svg.add("rect", "x", x - slot / 2, "y", TOP, "width", slot, "height", PLOT, "class", "reach");
      bar(svg, second.isEmpty() ? x - width / 2 : x - width - .5, width, pair.value(), y, "body here");
      bar(svg, x + .5, width, pair.other(), y, "body there");
      svg.close();
      if (i % named == 0) {
        name(svg, pair.name(), x, bottom, slanted);
      }
    }
    svg.line(LEFT, bottom, WIDTH - RIGHT, bottom, "axis");
    return svg.finish();
  }

  private static void bar(Svg svg, double x, double width, double value, Axis y, String kind) {
    if (Double.isFinite(value)) {
      svg.rectangle(x, y.at(value), width, y.from() - y.at(value), kind);
    }
  }

  private static void name(Svg svg, String name, double x, double bottom, boolean slanted) {
    if (slanted) {
      String turn = "rotate(-38 " + Svg.number(x + 4) + " " + Svg.number(bottom + 16) + ")";
      svg.element("text", WiringNames.shortened(name, LONGEST), "x", x + 4, "y", bottom + 16, "class", "tick end", "transform", turn);
    } else {
      svg.text(x, bottom + 17, "tick mid", name);
    }
  }

  private static String tip(Pair pair, String first, String second) {
    String other = second.isEmpty() ? "" : "\n" + second + ": " + Numbers.percent(pair.other(), 2);
    return pair.name() + "\n" + first + ": " + Numbers.percent(pair.value(), 2) + other;
  }
}
