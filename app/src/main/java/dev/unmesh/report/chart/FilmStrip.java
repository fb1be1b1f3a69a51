package dev.unmesh.report.chart;

import dev.unmesh.report.Curve;
import dev.unmesh.report.FilmView;
import dev.unmesh.run.film.Film;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The loss along a film, under its picture: frames from left to right, a marker at the one shown. */
final class FilmStrip {
  /** Of the strip with the words under it. */
  static final double HEIGHT = 104;
  /** Room left round a film. */
  static final double MARGIN = 14;
  private static final double LEFT = WiringLayout.GUTTER + 14;
  private static final double RIGHT = WiringLayout.WIDTH - 14;
  private static final double UP = 68;

  /** A line through places (x, y); {@code kind} is its CSS class. */
  record Line(String kind, double[] xs, double[] ys) {}

  private final FilmView view;
  private final Film film;
  private final double top;
  private final List<FilmCurves.AtFrames> curves;
  private final Axis y;

  FilmStrip(FilmView view, List<Curve> losses, double top) {
    this.view = view;
    this.film = view.film();
    this.top = top;
    this.curves = FilmCurves.of(view, losses);
    double[] values =
        curves.stream().flatMapToDouble(curve -> DoubleStream.of(curve.values())).filter(Double::isFinite).sorted().toArray();
    double low = values.length == 0 ? 0 : values[0];
    double high = values.length == 0 || values[values.length - 1] == low ? low + 1 : values[values.length - 1];
    boolean logarithmic = low > 0 && high / low > 5;
    this.y = new Axis(logarithmic ? low : Math.min(0, low), high, logarithmic, top + UP, top);
  }

  double x(int frame) {
    return LEFT + (RIGHT - LEFT) * frame / Math.max(1, film.frames() - 1);
  }

  double left() {
    return LEFT;
  }

  double right() {
    return RIGHT;
  }

  double top() {
    return top;
  }

  double bottom() {
    return top + UP;
  }

  List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    for (FilmCurves.AtFrames curve : curves) {
      int[] known = IntStream.range(0, film.frames()).filter(f -> isDrawn(curve.values()[f])).toArray();
      double[] xs = Arrays.stream(known).mapToDouble(this::x).toArray();
      double[] ys = Arrays.stream(known).mapToDouble(f -> y.at(curve.values()[f])).toArray();
      lines.add(new Line(kind(curve), xs, ys));
    }
    return lines;
  }

  /** Where the curves stand in a frame: the class of each, and its y. */
  List<Line> markers(int frame) {
    return curves.stream()
        .filter(curve -> isDrawn(curve.values()[frame]))
        .map(curve -> new Line(kind(curve), new double[] {x(frame)}, new double[] {y.at(curve.values()[frame])}))
        .toList();
  }

  /** Where training ends and pruning begins, if the film goes on with that. */
  OptionalDouble end() {
    return view.cuts().isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(x(view.trained() - 1));
  }

  /** "step 5,000 · test loss 0.0093". */
  String told(int frame) {
    StringBuilder told = new StringBuilder();
    if (frame < view.trained()) {
      told.append("step ").append(Numbers.count(film.steps()[frame]));
    } else {
      FilmView.Cut cut = view.cuts().get(frame - view.trained());
      told.append("pruned below ").append(Numbers.of(cut.threshold())).append(" · ").append(Numbers.count(cut.left()))
          .append(" weights left");
    }
    for (FilmCurves.AtFrames curve : curves) {
      if (Double.isFinite(curve.values()[frame])) {
        told.append(" · ").append(curve.name()).append(" loss ").append(Numbers.of(curve.values()[frame]));
      }
    }
    return told.toString();
  }

  private boolean isDrawn(double value) {
    return Double.isFinite(value) && !(y.logarithmic() && value <= 0);
  }

  private static String kind(FilmCurves.AtFrames curve) {
    return curve.name().equals("train") ? "s-train" : curve.name().equals("test") ? "s-test" : "s0";
  }
}
