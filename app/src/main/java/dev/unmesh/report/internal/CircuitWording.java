package dev.unmesh.report.internal;

import dev.unmesh.interpret.circuit.Circuit;
import dev.unmesh.interpret.circuit.CircuitTable;
import dev.unmesh.interpret.circuit.Faithfulness;
import dev.unmesh.interpret.circuit.ModuleShare;
import dev.unmesh.report.chart.Numbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/** What a search for circuits found, in sentences; every figure with what it is to be held against. */
final class CircuitWording {
  /** A circuit that answers its own label to so many of the others' examples says the same to everything. */
  static final double CONSTANT = .9;

  private static final double STILL = .5;
  private static final Map<String, String> METHODS =
      Map.of(
          "greedy", "greedy search", "attribution", "attribution patching", "integrated-gradients", "integrated gradients", "acdc", "ACDC",
          "random", "random order", "exhaustive", "exhaustive search");
  private static final Map<String, String> ABLATIONS =
      Map.of("zero", "the rest set to zero", "mean", "the rest held at its mean", "resample", "the rest taken from other examples");
  private static final Map<String, String> CRITERIA =
      Map.of(
          "cross-entropy", "cross-entropy on the class", "one-vs-rest-kl", "KL, class against rest", "kl", "KL over all outputs", "auc", "AUC",
          "balanced-accuracy", "balanced accuracy");

  private CircuitWording() {}

  /** "papers' protocol · greedy search · the rest set to zero". */
  static String kicker(CircuitTable table) {
    return protocol(table) + " · " + method(table) + " · " + ABLATIONS.getOrDefault(table.ablation(), table.ablation())
        + (table.unit().equals("neurons") ? " · whole neurons" : "");
  }

  /** "papers' protocol, greedy search". */
  static String name(CircuitTable table) {
    return protocol(table) + ", " + method(table);
  }

  static String criterion(CircuitTable table) {
    return CRITERIA.getOrDefault(table.criterion(), table.criterion());
  }

  static boolean isPapers(CircuitTable table) {
    return table.protocol().equals("papers");
  }

  private static String protocol(CircuitTable table) {
    return isPapers(table) ? "papers’ protocol" : table.protocol();
  }

  private static String method(CircuitTable table) {
    return METHODS.getOrDefault(table.method(), table.method());
  }

  /** "Contrastive circuits keep 4.1 % of 270,976 weights; 9 of 10 still tell their class from the others." */
  static String heading(CircuitTable table) {
    List<Circuit> circuits = table.circuits();
    String kind = isPapers(table) ? "the papers’" : table.protocol();
    String of = Numbers.percent(table.meanSize(), 2) + " of " + Numbers.count(circuits.get(0).total()) + " weights";
    String keep =
        circuits.size() == 1
            ? Wording.capital(isPapers(table) ? kind + " circuit" : "the " + kind + " circuit") + " of " + circuits.get(0).name() + " keeps " + of
            : Wording.capital(kind) + " circuits keep " + of + (table.method().equals("random") ? ", chosen at random" : "");
    return keep + (isJudged(table) ? "; " + verdict(circuits) : "") + ".";
  }

  private static String verdict(List<Circuit> circuits) {
    int n = circuits.size();
    long constant = circuits.stream().filter(CircuitWording::isConstant).count();
    long within = circuits.stream().filter(Circuit::withinTolerance).count();
    if (n == 1) {
      return constant == 1
          ? "it answers its own label to nearly everything: a constant predictor, not a detector of its class"
          : within == 1 ? "it still tells its class from the others" : "it does not tell its class from the others well enough";
    }
    if (constant == n) {
      return "all " + n + " answer their own label to nearly everything: constant predictors, not detectors of a class";
    }
    String telling = within == n ? "all " + n + " still tell" : within == 0 ? "none tells" : within + " of " + n + " still tell";
    String its = within == 0 ? " its class from the others" : " their class from the others";
    return telling + its + (within == 0 && constant == 0 ? " well enough" : "")
        + (constant > 0 ? ", " + constant + (constant == 1 ? " predicts a constant" : " predict a constant") : "");
  }

  /** Whether there are classes to tell apart. */
  static boolean isJudged(CircuitTable table) {
    return all(table, Circuit::faithfulness, Faithfulness::falsePositiveRate).findAny().isPresent();
  }

  static boolean isConstant(Circuit circuit) {
    return circuit.faithfulness().falsePositiveRate() >= CONSTANT;
  }

  /**
   * @param against the same search of another run, called {@code run}
   * @param modules how many this run has, 0 for none
   * @param clusterability of this run, NaN for none
   */
  static List<String> sentences(CircuitTable table, Optional<CircuitTable> against, String run, int modules, double clusterability) {
    List<String> sentences = new ArrayList<>();
    if (isJudged(table)) {
      sentences.add(falsePositives(table));
      sentences.add(accuracy(table));
    }
    against.map(other -> against(table, other, run)).ifPresent(sentences::add);
    overlap(table).ifPresent(sentences::add);
    modules(table, modules, clusterability).ifPresent(sentences::add);
    return sentences.stream().filter(sentence -> !sentence.isEmpty()).toList();
  }

  private static String falsePositives(CircuitTable table) {
    ToDoubleFunction<Faithfulness> of = Faithfulness::falsePositiveRate;
    boolean one = table.circuits().size() == 1;
    return "To " + spread(table, of) + " of the examples of other classes " + (one ? "it answers its own label" : "a circuit answers its own label")
        + "; the full model answers that label to " + mean(table, Circuit::full, of) + " of them, random circuits with as many edges of every connection to "
        + mean(table, Circuit::control, of) + ".";
  }

  private static String accuracy(CircuitTable table) {
    ToDoubleFunction<Faithfulness> of = Faithfulness::classAccuracy;
    double rest = average(table, Circuit::complement, of);
    double full = average(table, Circuit::full, of);
    String reading =
        rest >= STILL * full ? ": other edges do the same" : rest <= (1 - CONSTANT) * full ? ": the network needs the edges kept" : "";
    return "Of its own class it gets " + spread(table, of) + " right (full model " + mean(table, Circuit::full, of) + ", random circuits "
        + mean(table, Circuit::control, of) + "), and the network without it " + mean(table, Circuit::complement, of) + reading + ".";
  }

  private static String against(CircuitTable table, CircuitTable other, String run) {
    long both = table.circuits().stream().filter(c -> size(other, c.label()).isPresent()).count();
    long smaller = table.circuits().stream().filter(c -> size(other, c.label()).filter(size -> c.size() < size).isPresent()).count();
    return both == 0
        ? ""
        : "The same search in " + run + " keeps " + Numbers.percent(other.meanSize(), 2) + " of " + Numbers.count(other.circuits().get(0).total())
            + " weights: the circuits here are smaller for " + smaller + " of " + Wording.plural(both, "label")
            + ". That is one run beside one; what training did takes several seeds of each to tell.";
  }

  static Optional<Double> size(CircuitTable table, int label) {
    return table.circuits().stream().filter(c -> c.label() == label).map(Circuit::size).findFirst();
  }

  private static Optional<String> overlap(CircuitTable table) {
    return table.circuits().size() < 2
        ? Optional.empty()
        : Optional.of(
            "Two circuits share " + Numbers.percent(offDiagonal(table.jaccard()), 2) + " of the edges of either (Jaccard, mean over pairs); random ones of the"
                + " same sizes would share " + Numbers.percent(offDiagonal(table.jaccardControl()), 2) + ".");
  }

  static double offDiagonal(double[][] matrix) {
    double sum = 0;
    for (int i = 0; i < matrix.length; i++) {
      sum += Arrays.stream(matrix[i]).sum() - matrix[i][i];
    }
    return sum / (matrix.length * (matrix.length - 1.0));
  }

  private static Optional<String> modules(CircuitTable table, int modules, double clusterability) {
    List<ModuleShare> shares = table.circuits().stream().flatMap(c -> c.modules().stream()).toList();
    double inside = shares.stream().mapToDouble(ModuleShare::inside).filter(Double::isFinite).average().orElse(Double.NaN);
    return Double.isNaN(inside)
        ? Optional.empty()
        : Optional.of(
            "A circuit touches " + Numbers.of(shares.stream().mapToInt(ModuleShare::touched).average().orElseThrow(), 2)
                + (modules > 0 ? " of " + Wording.plural(modules, "module") : " modules") + "; " + Numbers.percent(inside)
                + " of its edges in the connections that modules divide have both ends in one module, where random splits of the same sizes give "
                + Numbers.percent(shares.stream().mapToDouble(ModuleShare::insideControl).filter(Double::isFinite).average().orElse(Double.NaN))
                + (Double.isNaN(clusterability) ? "." : ". Of all the squared weight there " + Numbers.percentExact(clusterability) + " does, whatever the circuit."));
  }

  /** Which of a circuit's four figures is meant. */
  interface Side {
    Faithfulness of(Circuit circuit);
  }

  static DoubleStream all(CircuitTable table, Side side, ToDoubleFunction<Faithfulness> of) {
    return table.circuits().stream().map(side::of).mapToDouble(of).filter(Double::isFinite);
  }

  static double average(CircuitTable table, Side side, ToDoubleFunction<Faithfulness> of) {
    return all(table, side, of).average().orElse(Double.NaN);
  }

  private static String mean(CircuitTable table, Side side, ToDoubleFunction<Faithfulness> of) {
    return Numbers.percent(average(table, side, of));
  }

  // "97.3 % (94.0 to 100.0 %)"
  private static String spread(CircuitTable table, ToDoubleFunction<Faithfulness> of) {
    double low = all(table, Circuit::faithfulness, of).min().orElse(Double.NaN);
    double high = all(table, Circuit::faithfulness, of).max().orElse(Double.NaN);
    String mean = mean(table, Circuit::faithfulness, of);
    return low < high ? mean + " (" + Numbers.fixed(low * 100, 1) + " to " + Numbers.percent(high) + ")" : mean;
  }
}
