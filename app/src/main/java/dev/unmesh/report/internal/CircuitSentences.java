package dev.unmesh.report.internal;

import dev.unmesh.interpret.circuit.Circuit;
import dev.unmesh.interpret.circuit.CircuitTable;
import dev.unmesh.interpret.circuit.ModuleShare;
import dev.unmesh.report.chart.Numbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** What a search for circuits found, sentence by sentence; every figure with what it is to be held against. */
final class CircuitSentences {
  /** The network without a circuit does as well, or does nothing, from these shares of the full model's accuracy. */
  private static final double STILL = .5;

  private static final double HARDLY = .1;
  private static final double FEW_FALSE = .1;

  private CircuitSentences() {}

  /**
   * @param other the same search of another run, called {@code run}
   * @param modules how many this run has, 0 for none
   * @param clusterability of this run, NaN for none
   */
  static List<String> of(CircuitTable table, Optional<CircuitTable> other, String run, int modules, double clusterability) {
    List<String> sentences = new ArrayList<>();
    if (CircuitWording.isJudged(table)) {
      sentences.add(falsePositives(table));
      sentences.add(accuracy(table));
    }
    other.flatMap(theirs -> against(table, theirs, run)).ifPresent(sentences::add);
    if (table.circuits().size() > 1) {
      sentences.add(overlap(table));
    }
    modules(table, modules, clusterability).ifPresent(sentences::add);
    return sentences;
  }

  private static String falsePositives(CircuitTable table) {
    CircuitMerit merit = CircuitMerit.FALSE;
    return "To " + merit.spreadText(table, CircuitSide.CIRCUIT) + " of the examples of other classes "
        + (table.circuits().size() == 1 ? "it" : "a circuit") + " answers its own label; the full model answers that label to "
        + merit.meanText(table, CircuitSide.FULL) + " of them, random circuits with as many edges of every connection to "
        + merit.meanText(table, CircuitSide.RANDOM) + ".";
  }

  private static String accuracy(CircuitTable table) {
    CircuitMerit merit = CircuitMerit.ACCURACY;
    return "Of its own class it gets " + merit.spreadText(table, CircuitSide.CIRCUIT) + " right (full model "
        + merit.meanText(table, CircuitSide.FULL) + ", random circuits " + merit.meanText(table, CircuitSide.RANDOM)
        + "), and the network without it " + merit.meanText(table, CircuitSide.WITHOUT) + " with "
        + CircuitMerit.FALSE.meanText(table, CircuitSide.WITHOUT) + " false positives" + reading(table) + ".";
  }

  private static String reading(CircuitTable table) {
    double rest = CircuitMerit.ACCURACY.mean(table, CircuitSide.WITHOUT);
    double full = CircuitMerit.ACCURACY.mean(table, CircuitSide.FULL);
    return rest <= HARDLY * full
        ? ": the network needs the edges kept"
        : rest >= STILL * full && CircuitMerit.FALSE.mean(table, CircuitSide.WITHOUT) < FEW_FALSE ? ": other edges do the same" : "";
  }

  private static Optional<String> against(CircuitTable table, CircuitTable other, String run) {
    List<Circuit> both = table.circuits().stream().filter(c -> size(other, c.label()).isPresent()).toList();
    long smaller = both.stream().filter(c -> c.size() < size(other, c.label()).orElseThrow()).count();
    return both.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "The same search in " + run + " keeps " + Numbers.percent(other.meanSize(), 2) + " of "
                + Numbers.count(other.circuits().get(0).total()) + " weights: the circuits here are smaller for " + smaller + " of "
                + Wording.plural(both.size(), "label")
                + ". That is one run beside one; what training did takes several seeds of each to tell.");
  }

  /** A label's size in a table. */
  static Optional<Double> size(CircuitTable table, int label) {
    return table.circuits().stream().filter(c -> c.label() == label).map(Circuit::size).findFirst();
  }

  private static String overlap(CircuitTable table) {
    return "Two circuits share " + Numbers.percent(offDiagonal(table.jaccard()), 2)
        + " of the edges of either (Jaccard, mean over pairs); random ones of the same sizes would share "
        + Numbers.percent(offDiagonal(table.jaccardControl()), 2) + ".";
  }

  static double offDiagonal(double[][] matrix) {
    double sum = 0;
    for (int i = 0; i < matrix.length; i++) {
      sum += Arrays.stream(matrix[i]).sum() - matrix[i][i];
    }
    return sum / (matrix.length * (matrix.length - 1.0));
  }

  private static Optional<String> modules(CircuitTable table, int modules, double clusterability) {
    double inside = mean(table, ModuleShare::inside);
    return Double.isNaN(inside)
        ? Optional.empty()
        : Optional.of(
            "A circuit touches " + Numbers.of(mean(table, ModuleShare::touched), 2)
                + (modules > 0 ? " of " + Wording.plural(modules, "module") : " modules") + "; " + Numbers.percent(inside)
                + " of its edges in the connections that modules divide have both ends in one module, where random splits of the same sizes"
                + " give " + Numbers.percent(mean(table, ModuleShare::insideControl)) + "."
                + (Double.isNaN(clusterability)
                    ? ""
                    : " Of all the squared weight there " + Numbers.percentExact(clusterability).replace("> ", "more than ")
                        + " does, whatever the circuit."));
  }

  private static double mean(CircuitTable table, ToDoubleFunction<ModuleShare> of) {
    return table.circuits().stream().flatMap(c -> c.modules().stream()).mapToDouble(of).filter(Double::isFinite).average()
        .orElse(Double.NaN);
  }
}
