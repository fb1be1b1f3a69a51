package dev.unmesh.report.internal;

import dev.unmesh.interpret.circuit.Circuit;
import dev.unmesh.interpret.circuit.CircuitTable;
import dev.unmesh.report.chart.Numbers;
import java.util.List;
import java.util.Map;

/** What searches for circuits are called, and what one found in a sentence. */
final class CircuitWording {
  /** A circuit that answers its own label to so many of the others' examples says the same to everything. */
  private static final double CONSTANT = .9;

  private static final Map<String, String> METHODS =
      Map.of(
          "greedy", "greedy search",
          "attribution", "attribution patching",
          "integrated-gradients", "integrated gradients",
          "acdc", "ACDC",
          "random", "random order",
          "exhaustive", "exhaustive search");
  private static final Map<String, String> ABLATIONS =
      Map.of("zero", "the rest set to zero", "mean", "the rest held at its mean", "resample", "the rest taken from other examples");
  private static final Map<String, String> CRITERIA =
      Map.of(
          "cross-entropy", "cross-entropy on the class",
          "one-vs-rest-kl", "KL, class against rest",
          "kl", "KL over all outputs",
          "auc", "AUC",
          "balanced-accuracy", "balanced accuracy");

  private CircuitWording() {}

  /** "papers' protocol · greedy search · the rest set to zero". */
  static String kicker(CircuitTable table) {
    return protocol(table) + " · " + method(table) + " · " + ABLATIONS.getOrDefault(table.ablation(), table.ablation())
        + (table.unit().equals("neurons") ? " · whole neurons" : "");
  }

  /** "papers' protocol, greedy search"; of a search for a single label, "..., of 8". */
  static String name(CircuitTable table) {
    String which = table.circuits().size() == 1 && table.labels().size() > 1 ? ", of " + table.circuits().get(0).name() : "";
    return protocol(table) + ", " + method(table) + which;
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

  /** Whether there are classes to tell apart. */
  static boolean isJudged(CircuitTable table) {
    return CircuitMerit.known(table).contains(CircuitMerit.FALSE);
  }

  /** "Contrastive circuits keep 4.1 % of 270,976 weights; 9 of 10 still tell their class from the others." */
  static String heading(CircuitTable table) {
    List<Circuit> circuits = table.circuits();
    boolean one = circuits.size() == 1;
    String kind = isPapers(table) ? "the papers’" : (one ? "the " : "") + table.protocol();
    String who = one ? " circuit of " + circuits.get(0).name() + " keeps " : " circuits keep ";
    String size = Numbers.percent(table.meanSize(), 2) + " of " + Numbers.count(circuits.get(0).total()) + " weights";
    String chosen = table.method().equals("random") ? ", chosen at random" : "";
    return Wording.capital(kind) + who + size + chosen + (isJudged(table) ? "; " + verdict(circuits) : "") + ".";
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
    String predict = constant == 0 ? "" : ", " + constant + (constant == 1 ? " predicts a constant" : " predict a constant");
    return within == 0
        ? "none tells its class from the others well enough" + predict
        : (within == n ? "all " + n : within + " of " + n) + " still tell their class from the others" + predict;
  }

  private static boolean isConstant(Circuit circuit) {
    return circuit.faithfulness().falsePositiveRate() >= CONSTANT;
  }
}
