package dev.unmesh.report.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * One axis of a chart of two figures, in shares of its length. What runs away from the other values, and zeros of a logarithmic axis, have
 * a strip of their own at a margin.
 *
 * @param title in words
 * @param better 1 if more of what is drawn is better, -1 if less is
 * @param toOne whether what is left to 1 is drawn in place of the value
 * @param share whether it is drawn in per cent
 * @param axis of what is not in a strip
 * @param limit worst value that is not at the margin; NaN if none runs away
 * @param zeros whether zeros stand at the low margin
 */
public record FigureAxis(String title, int better, boolean toOne, boolean share, Axis axis, double limit, boolean zeros) {
  /** How much of the length a strip takes. */
  private static final double STRIP = .09;

  private static final double IN_STRIP = .035;
  private static final double ROOM = .05;
  private static final double LOG_FROM_RATIO = 5;
  private static final double NEAR_ONE_FROM = .9;
  private static final double ROUNDING = 1e-6;
  private static final int TICKS = 6;

  /**
   * A place on an axis.
   *
   * @param at share of its length, 0..1
   * @param beyond -1 or 1 if the value lies further down or up than can be shown, else 0
   */
  public record Place(double at, int beyond) {}

  /** A round value, or the name of a strip. */
  public record Tick(double at, String text) {}

  /**
   * @param runs what decides which values run away: those of single runs
   * @param drawn all that is drawn: means, runs and controls; at least one is finite
   */
  public static FigureAxis of(String title, int better, boolean share, FigureScale scale, double[] runs, double[] drawn) {
    double[] values = finite(runs);
    boolean toOne = scale == FigureScale.NEAR_ONE && DoubleStream.of(values).max().orElse(0) > NEAR_ONE_FROM && DoubleStream.of(values)
        .allMatch(value -> value <= 1 + ROUNDING);
    int direction = toOne ? -better : better;
    double[] all = DoubleStream.of(finite(drawn)).map(value -> toOne ? Math.max(0, 1 - value) : value).toArray();
    boolean decades = scale.decades() && (scale != FigureScale.NEAR_ONE || toOne) && DoubleStream.of(all).allMatch(value -> value >= 0);
    double limit = !scale.runsAway() ? Double.NaN : decades ? Math.exp(Runaways.limit(logarithms(values), direction))
        : Runaways.limit(values, direction);
    double[] kept = DoubleStream.of(all).filter(value -> Double.isNaN(limit) || direction * (value - limit) >= -1e-9 * Math.abs(limit))
        .toArray();
    double[] above = DoubleStream.of(kept).filter(value -> value > 0).toArray();
    boolean zeros = decades && above.length > 0 && above.length < kept.length;
    boolean log = decades && above.length > 0 && (max(above) / min(above) >= LOG_FROM_RATIO || toOne && zeros);
    double from = !Double.isNaN(limit) && direction > 0 || log && zeros ? STRIP : 0;
    double to = !Double.isNaN(limit) && direction < 0 ? 1 - STRIP : 1;
    String named = toOne ? "1 − " + title : title;
    return new FigureAxis(named, direction, toOne, share, axis(log ? above : kept, log, from, to), limit, log && zeros);
  }

  private static Axis axis(double[] values, boolean log, double from, double to) {
    double low = min(values);
    double high = max(values);
    if (log) {
      double room = high > low ? Math.pow(high / low, ROOM) : 2;
      return new Axis(low / room, high * room, true, from, to);
    }
    double room = high > low ? (high - low) * ROOM : Math.max(Math.abs(high) * ROOM, 1e-9);
    return new Axis(low - room, high + room, false, from, to);
  }

  /** What is drawn of a value: itself, or what is left of it to 1. */
  public double drawn(double value) {
    return toOne ? Math.max(0, 1 - value) : value;
  }

  /** @param value a number, as the figure has it */
  public Place place(double value) {
    double shown = drawn(value);
    if (isBeyond(value)) {
      return better > 0 ? new Place(IN_STRIP, -1) : new Place(1 - IN_STRIP, 1);
    } else if (axis.logarithmic() && shown <= 0) {
      return new Place(IN_STRIP, 0);
    }
    return new Place(axis.at(Math.max(axis.low(), Math.min(axis.high(), shown))), 0);
  }

  /** Whether a value is drawn at the margin since it runs away from the others. */
  public boolean isBeyond(double value) {
    return !Double.isNaN(limit) && better * (drawn(value) - limit) < -1e-9 * Math.abs(limit);
  }

  /** Ascending. */
  public List<Tick> ticks() {
    List<Tick> ticks = new ArrayList<>();
    if (zeros) {
      ticks.add(new Tick(IN_STRIP, "0"));
    }
    if (!Double.isNaN(limit) && better > 0) {
      ticks.add(new Tick(IN_STRIP, "lower"));
    }
    for (double tick : axis.ticks(TICKS)) {
      ticks.add(new Tick(axis.at(tick), share ? Numbers.tick(Math.round(tick * 1e6) / 1e4) + " %"
          : Numbers.tick(Math.abs(tick) < 1e-12 ? 0 : tick)));
    }
    if (!Double.isNaN(limit) && better < 0) {
      ticks.add(new Tick(1 - IN_STRIP, "higher"));
    }
    return ticks;
  }

  private static double[] finite(double[] values) {
    return Arrays.stream(values).filter(Double::isFinite).toArray();
  }

  private static double[] logarithms(double[] values) {
    return Arrays.stream(values).filter(value -> value > 0).map(Math::log).toArray();
  }

  private static double min(double[] values) {
    return Arrays.stream(values).min().orElse(0);
  }

  private static double max(double[] values) {
    return Arrays.stream(values).max().orElse(1);
  }
}
