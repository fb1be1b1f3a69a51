package dev.unmesh.interpret.prune;

import java.util.List;
import java.util.Locale;

/**
 * Inputs that a network reads only as one sum.
 *
 * @param coefficients of the inputs in that sum, the first 1
 * @param written "x1 - x2", "x1 + 0.52 x3"
 * @param cost what it costs the worst-hit output, as a share of its target's variance, to change the inputs at random so that the sum
 *     stays as it is
 */
public record Feature(List<String> inputs, double[] coefficients, String written, double cost) {
  public Feature {
    inputs = List.copyOf(inputs);
  }

  static Feature of(List<String> inputs, double[] coefficients, double cost) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < coefficients.length; i++) {
      double size = Math.abs(coefficients[i]);
      text.append(i == 0 ? "" : coefficients[i] < 0 ? " - " : " + ");
      text.append(size == 1 ? "" : String.format(Locale.ROOT, "%.2g ", size)).append(inputs.get(i));
    }
    return new Feature(inputs, coefficients, text.toString(), cost);
  }
}
