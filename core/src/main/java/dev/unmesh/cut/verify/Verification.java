package dev.unmesh.cut.verify;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Whether what was cut answers as the whole does.
 *
 * @param tolerance the largest difference allowed of outputs up to 64; of larger ones it is allowed in proportion
 * @param maximumDifference the largest of all comparisons
 * @param agreement the smallest of all comparisons; NaN where outputs are no classes
 */
public record Verification(double tolerance, double maximumDifference, double agreement, List<Comparison> comparisons) {
  public static Verification of(double tolerance, List<Comparison> comparisons) {
    double largest = comparisons.stream().mapToDouble(Comparison::maximumDifference).reduce(0, Math::max);
    double agreement = comparisons.stream().mapToDouble(Comparison::agreement).reduce(1, Math::min);
    return new Verification(tolerance, largest, agreement, List.copyOf(comparisons));
  }

  public Verification {
    comparisons = List.copyOf(comparisons);
  }

  /** Whether every difference is within the tolerance; one that is no number is not. */
  public boolean holds() {
    return comparisons.stream().allMatch(of -> of.within(tolerance));
  }

  /** What is not within the tolerance, and how coarse floats are there, in a sentence. */
  public String failure() {
    return comparisons.stream()
        .filter(of -> !of.within(tolerance))
        .map(Verification::differs)
        .collect(Collectors.joining("; "));
  }

  private static String differs(Comparison of) {
    return String.format(
        Locale.ROOT, "%s differs by %.3g on %s inputs, where outputs go to %.3g and floats lie %.2g apart",
        of.way(), of.maximumDifference(), of.inputs(), of.largestOutput(), Math.ulp((float) of.largestOutput()));
  }
}
