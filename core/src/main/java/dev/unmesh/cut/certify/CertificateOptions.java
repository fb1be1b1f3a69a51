package dev.unmesh.cut.certify;

import java.util.Arrays;
import java.util.List;

/**
 * What a certificate is asked for.
 *
 * @param epsilons how far each number of an input may move, in units of the raw data
 * @param examples test inputs to go round, spread evenly over all
 */
public record CertificateOptions(List<Double> epsilons, int examples) {
  /** One and two grey levels, round 32 inputs: under a minute for the papers' CIFAR-10 net. */
  public static final CertificateOptions USUAL = new CertificateOptions(List.of(1 / 255.0, 2 / 255.0), 32);

  /** @throws IllegalArgumentException if an epsilon is below 0 or no number, or there is none, or no example */
  public CertificateOptions {
    epsilons = List.copyOf(epsilons);
    if (epsilons.isEmpty()) {
      throw new IllegalArgumentException("a certificate needs at least one epsilon, such as 1/255");
    }
    for (double epsilon : epsilons) {
      if (!(epsilon >= 0 && epsilon < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("epsilon must be 0 or more and finite, was " + epsilon);
      }
    }
    if (examples < 1) {
      throw new IllegalArgumentException("a certificate needs at least one example to go round, was " + examples);
    }
  }

  /** Of a list such as {@code 1/255,2/255} or {@code 0.01}. @throws IllegalArgumentException if it is no such list */
  public static List<Double> epsilons(String list) {
    return Arrays.stream(list.split(",", -1)).map(CertificateOptions::epsilon).toList();
  }

  private static double epsilon(String text) {
    String[] parts = text.trim().split("/", -1);
    try {
      if (parts.length <= 2) {
        return Double.parseDouble(parts[0]) / (parts.length == 2 ? Double.parseDouble(parts[1]) : 1);
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw new IllegalArgumentException("'" + text.trim() + "' is no epsilon: give numbers or fractions, such as 1/255 or 0.01, with commas between");
  }
}
