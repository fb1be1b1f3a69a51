package dev.unmesh.report.chart;

import dev.unmesh.report.Curve;
import dev.unmesh.report.FilmView;
import dev.unmesh.run.film.Film;
import java.util.ArrayList;
import java.util.List;

/**
 * Losses at the frames of a film: that of the batches as the film has it, others between the points they were measured at; of the pruned
 * network that on the test data.
 */
final class FilmCurves {
  /** A value a frame; NaN where there is none. */
  record AtFrames(String name, double[] values) {}

  private FilmCurves() {}

  static List<AtFrames> of(FilmView view, List<Curve> losses) {
    Film film = view.film();
    List<AtFrames> curves = new ArrayList<>();
    double[] train = new double[film.frames()];
    boolean known = false;
    for (int f = 0; f < train.length; f++) {
      train[f] = film.losses()[f];
      known |= Double.isFinite(train[f]);
    }
    for (Curve curve : losses) {
      double[] measured = between(curve, film);
      for (int f = view.trained(); f < film.frames(); f++) {
        measured[f] = curve.split().equals("test") ? view.cuts().get(f - view.trained()).loss() : Double.NaN;
      }
      if (!curve.split().equals("train")) {
        curves.add(new AtFrames(curve.split(), measured));
      } else if (train.length > 0 && !Double.isFinite(train[0])) {
        train[0] = measured[0];
      }
    }
    if (known) {
      curves.add(0, new AtFrames("train", train));
    }
    return curves;
  }

  private static double[] between(Curve curve, Film film) {
    long[] steps = curve.steps();
    double[] at = curve.values();
    double[] values = new double[film.frames()];
    int i = 0;
    for (int f = 0; f < values.length; f++) {
      long step = film.steps()[f];
      while (i < steps.length && steps[i] < step) {
        i++;
      }
      if (i == steps.length || steps[i] > step && i == 0) {
        values[f] = Double.NaN;
      } else if (steps[i] == step) {
        values[f] = at[i];
      } else {
        double share = (double) (step - steps[i - 1]) / (steps[i] - steps[i - 1]);
        values[f] = at[i - 1] + share * (at[i] - at[i - 1]);
      }
    }
    return values;
  }
}
