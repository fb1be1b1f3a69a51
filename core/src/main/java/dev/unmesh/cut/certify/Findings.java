package dev.unmesh.cut.certify;

import java.util.Arrays;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * What was proven and found round one input, by output; see {@link Certificate.Near}.
 *
 * @param unchanged 1 or 0, NaN where outputs are no answers; {@code original} and {@code changed} likewise
 */
record Findings(
    double[] bound, double[] slack, double[] found, double[] plain, double unchanged, double original, double changed) {
  static Certificate.Near summary(double epsilon, Findings[] all) {
    double bound = total(all, Findings::bound);
    double found = total(all, Findings::found);
    return new Certificate.Near(
        epsilon,
        most(all, Findings::bound),
        median(all, Findings::bound),
        most(all, Findings::slack),
        most(all, Findings::found),
        most(all, Findings::plain),
        found == 0 ? Double.NaN : found / bound,
        mean(all, Findings::unchanged),
        mean(all, Findings::original),
        mean(all, Findings::changed));
  }

  private static double[] most(Findings[] all, Function<Findings, double[]> of) {
    return byOutput(all, of, values -> Arrays.stream(values).max().getAsDouble());
  }

  // with an even number of inputs the higher of the middle two
  private static double[] median(Findings[] all, Function<Findings, double[]> of) {
    return byOutput(all, of, values -> Arrays.stream(values).sorted().toArray()[values.length / 2]);
  }

  private static double[] byOutput(Findings[] all, Function<Findings, double[]> of, ToDoubleFunction<double[]> summary) {
    double[] by = new double[of.apply(all[0]).length];
    Arrays.setAll(by, output -> summary.applyAsDouble(Arrays.stream(all).mapToDouble(one -> of.apply(one)[output]).toArray()));
    return by;
  }

  private static double total(Findings[] all, Function<Findings, double[]> of) {
    return Arrays.stream(all).map(of).flatMapToDouble(Arrays::stream).sum();
  }

  private static double mean(Findings[] all, ToDoubleFunction<Findings> of) {
    return Arrays.stream(all).mapToDouble(of).sum() / all.length;
  }
}
