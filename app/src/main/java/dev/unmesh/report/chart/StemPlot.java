package dev.unmesh.report.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Shares of frequencies as stems, upwards and, for a second spectrum, downwards; those above a limit in colour and by number. */
public final class StemPlot {
  /**
   * One spectrum.
   *
   * @param name what it is of
   * @param shares of frequencies 1, 2, ...; 0 to 1
   * @param limit drawn dashed; stems above it stand out
   */
  public record Spectrum(String name, double[] shares, double limit) {
    private boolean standsOut(int i) {
      return shares[i] > limit;
    }
  }

  private static final double WIDTH = 460;
  private static final double LEFT = 54;
  private static final double RIGHT = 8;
  private static final double TOP = 20;
  private static final double PLOT = 110;
  private static final double ALONE = 170;
  private static final double BETWEEN = 24;
  private static final double WIDEST = 6;
  private static final double LETTER = 8.5;
  private static final double LINE = 13;
  private static final double ASIDE = 4;

  private StemPlot() {}

  /**
   * @param kind CSS class of the stems that stand out ("m0")
   * @param high the share at the plots' ends
   */
  public static String draw(String id, String title, String description, String kind, Spectrum up, Optional<Spectrum> down, double high) {
    double plot = down.isPresent() ? PLOT : ALONE;
    double base = TOP + plot;
    double height = base + BETWEEN + (down.isPresent() ? plot + TOP : 0);
    Svg svg = new Svg(id, "chart stem-plot", WIDTH, height, title, description);
    Axis x = new Axis(.5, up.shares().length + .5, false, LEFT, WIDTH - RIGHT);
    half(svg, up, x, new Axis(0, high, false, base, TOP), kind, TOP - 8);
    down.ifPresent(spectrum -> half(svg, spectrum, x, new Axis(0, high, false, base + BETWEEN, base + BETWEEN + plot), kind, height - 5));
    for (double tick : x.ticks(6)) {
      if (tick == Math.rint(tick)) {
        svg.text(x.at(tick), base + 16, "tick mid", Numbers.tick(tick));
      }
    }
    svg.text(LEFT - 7, base + 16, "tick end", "f");
    IntStream.range(0, up.shares().length).forEach(i -> reach(svg, x, i, up, down, height));
    return svg.finish();
  }

  private static void half(Svg svg, Spectrum of, Axis x, Axis y, String kind, double name) {
    for (double tick : y.ticks(3)) {
      svg.line(LEFT, y.at(tick), WIDTH - RIGHT, y.at(tick), tick == 0 ? "axis" : "grid");
      if (tick > 0) {
        svg.text(LEFT - 7, y.at(tick) + 4, "tick end", Numbers.tick(tick * 100) + " %");
      }
    }
    svg.text(LEFT, name, "tick", of.name());
    double width = Math.max(1, Math.min(WIDEST, .6 * (x.at(2) - x.at(1))));
    for (int i = 0; i < of.shares().length; i++) {
      double end = y.at(of.shares()[i]);
      svg.rectangle(x.at(i + 1) - width / 2, Math.min(end, y.from()), width, Math.abs(end - y.from()), "stem " + (of.standsOut(i) ? kind : "mx"));
    }
    if (of.limit() < y.high()) {
      svg.line(LEFT, y.at(of.limit()), WIDTH - RIGHT, y.at(of.limit()), "allowed");
    }
    numbers(svg, of, x, y);
  }

  // the highest first; one that would run into another moves aside a little, or else outwards
  private static void numbers(Svg svg, Spectrum of, Axis x, Axis y) {
    boolean up = y.to() < y.from();
    List<double[]> placed = new ArrayList<>();
    IntStream.range(0, of.shares().length).filter(of::standsOut).boxed().sorted(Comparator.comparingDouble(i -> -of.shares()[i])).forEach(i -> {
      double width = LETTER * ("" + of.shares().length).length();
      double middle = Math.min(x.at(i + 1), WIDTH - width / 2);
      double at = y.at(of.shares()[i]) + (up ? -4 : LINE - 1);
      while (true) {
        double line = at;
        OptionalDouble free = DoubleStream.of(0, -ASIDE, ASIDE, -2 * ASIDE, 2 * ASIDE)
            .map(aside -> middle + aside).filter(place -> isFree(placed, width, place, line)).findFirst();
        if (free.isPresent()) {
          placed.add(new double[] {free.getAsDouble(), at});
          svg.text(free.getAsDouble(), at, "name mid", "" + (i + 1));
          return;
        }
        at += up ? -LINE : LINE;
      }
    });
  }

  private static boolean isFree(List<double[]> placed, double width, double x, double y) {
    return x <= WIDTH - width / 2
        && placed.stream().noneMatch(other -> Math.abs(other[0] - x) < width && Math.abs(other[1] - y) < LINE);
  }

  private static void reach(Svg svg, Axis x, int i, Spectrum up, Optional<Spectrum> down, double height) {
    String tip = "f = " + (i + 1) + "\n" + up.name() + ": " + Numbers.percent(up.shares()[i], 3)
        + down.map(of -> "\n" + of.name() + ": " + Numbers.percent(of.shares()[i], 3)).orElse("");
    svg.add("rect", "x", x.at(i + .5), "y", TOP, "width", x.at(i + 1.5) - x.at(i + .5), "height", height - TOP, "class", "reach", "data-tip", tip);
  }

  /** A share above all of these, as round as an axis needs. */
  public static double above(List<Spectrum> spectra) {
    double high = spectra.stream().flatMapToDouble(of -> Arrays.stream(of.shares())).max().orElse(1);
    return high > 0 ? 1.12 * high : 1;
  }
}
