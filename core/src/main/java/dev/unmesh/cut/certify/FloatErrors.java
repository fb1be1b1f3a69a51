package dev.unmesh.cut.certify;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How far a network's outputs in floats may lie from those in the real numbers, for all inputs of a box. Every step in floats is the real
 * step and a little noise; the noise is followed from where it arises to the outputs by linear bounds, which keep signs, back to where
 * layers are wide: from there on only its size is carried.
 */
final class FloatErrors {
  /** Steps with more inputs are where bounds end. */
  private static final int WIDE = 1024;

  private final List<Noisy> steps = new ArrayList<>();
  private final List<double[]> before = new ArrayList<>();

  private FloatErrors() {}

  /** @param known where the numbers before each step lie in the real numbers */
  static double[] of(Chain chain, List<Box> known) {
    FloatErrors errors = new FloatErrors();
    errors.before.add(new double[chain.inputs()]);
    for (int i = 0; i < chain.links().size(); i++) {
      Link link = chain.links().get(i);
      double[] error = errors.before.get(i);
      errors.steps.add(link.noisy(known.get(i), error));
      boolean mixes = link instanceof AffineLink affine && affine.map().mixes();
      double[] out = errors.steps.get(i).errors();
      errors.before.add(mixes && i > 0 && link.in() <= WIDE && link.out() <= WIDE ? errors.tightened(out) : out);
    }
    return errors.before.get(chain.links().size());
  }

  private double[] tightened(double[] out) {
    double[] tight = out.clone();
    for (int start = 0; start < tight.length; start += 2 * Sought.AT_ONCE) {
      int from = start;
      int count = Math.min(2 * Sought.AT_ONCE, tight.length - start);
      Panel rows = Panel.zero(Places.where(tight.length, i -> i >= from && i < from + count), count);
      IntStream.range(0, count).forEach(i -> rows.factors()[rows.start(i) + i] = 1);
      Sums sums = sums(rows);
      for (int i = 0; i < count; i++) {
        tight[start + i] = Math.min(out[start + i], sums.above(i));
      }
    }
    return tight;
  }

  private Sums sums(Panel rows) {
    Sums sums = new Sums(rows.sums());
    Panel at = rows;
    int i = steps.size() - 1;
    for (; i >= 0 && before.get(i).length <= WIDE; i--) {
      at = steps.get(i).back(at, sums);
    }
    double[] errors = before.get(i + 1);
    for (int place = 0; place < at.places().count(); place++) {
      double error = errors[at.places().at()[place]];
      sums.add(at.factors(), at.start(place), error, -error, 0);
    }
    return sums;
  }
}
