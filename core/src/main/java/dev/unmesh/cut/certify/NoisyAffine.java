package dev.unmesh.cut.certify;

import java.util.Arrays;

/**
 * M x + b in floats, for sums in any order.
 *
 * @param noise for each output, gamma_n (|M| |x| + |b|), x being the floats
 * @param spread |M| e
 */
record NoisyAffine(AffineMap map, Places inputs, double[] noise, double[] spread) implements Noisy {
  static NoisyAffine of(AffineMap map, Box in, double[] error) {
    double[] sizes = new double[error.length];
    boolean[] live = new boolean[error.length];
    double largest = 0;
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = in.magnitude(i) + error[i];
      live[i] = sizes[i] != 0;
      largest = Math.max(largest, sizes[i]);
    }
    double[] noise = map.timesMagnitude(sizes);
    double[] biases = map.biasSize();
    int[] terms = map.terms(live);
    for (int i = 0; i < noise.length; i++) {
      int operations = terms[i] + map.roundings();
      double vanished = operations * FloatRounding.LEAST * (1 + largest);
      noise[i] = FloatRounding.OUTWARD * (FloatRounding.gamma(operations) * (noise[i] + biases[i]) + vanished);
    }
    return new NoisyAffine(map, Places.where(error.length, i -> error[i] != 0), noise, map.timesMagnitude(error));
  }

  @Override
  public double[] errors() {
    double[] errors = new double[noise.length];
    // what is rounded here was rounded from the floats before: gamma covers it
    Arrays.setAll(errors, i -> FloatRounding.OUTWARD * (spread[i] + noise[i]));
    return errors;
  }

  @Override
  public Panel back(Panel rows, Sums sums) {
    for (int i = 0; i < rows.places().count(); i++) {
      int output = rows.places().at()[i];
      sums.add(rows.factors(), rows.start(i), noise[output], -noise[output], (map.fanOut() + 4) * spread[output]);
    }
    return map.transposed(rows, inputs);
  }
}
