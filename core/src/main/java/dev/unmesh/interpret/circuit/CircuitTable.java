package dev.unmesh.interpret.circuit;

import java.util.List;

/**
 * The circuits of one search, label by label, and how they overlap.
 *
 * @param protocol "papers" or "contrastive"
 * @param method "greedy", "attribution", "integrated-gradients", "acdc", "random" or "exhaustive"
 * @param ablation "zero", "mean" or "resample"
 * @param unit "edges" or "neurons"
 * @param criterion what the search kept below its bound: "cross-entropy", "one-vs-rest-kl", "kl", "auc" or "balanced-accuracy"
 * @param labels what each of the task's outputs is called
 * @param connections searched, from input to output
 * @param weights those of them that are not zero
 * @param jaccard [i][j] of circuits i and j of {@code circuits}: edges in both over edges in either
 * @param jaccardControl the same expected of random circuits with as many edges of every connection
 */
public record CircuitTable(
    String protocol,
    String method,
    String ablation,
    String unit,
    String criterion,
    List<String> labels,
    List<String> connections,
    int weights,
    List<Circuit> circuits,
    double[][] jaccard,
    double[][] jaccardControl) {
  /** "papers-greedy": what files of this search are called. */
  public String key() {
    return protocol + "-" + method;
  }

  /** The mean of the circuits' sizes. */
  public double meanSize() {
    return circuits.stream().mapToDouble(Circuit::size).average().orElse(Double.NaN);
  }

  /** The mean number of weights in a circuit. */
  public double meanEdges() {
    return circuits.stream().mapToDouble(Circuit::edges).average().orElse(Double.NaN);
  }

  /** The share of the circuits that keep what their class was told apart by. */
  public double within() {
    return circuits.stream().mapToDouble(of -> of.withinTolerance() ? 1 : 0).average().orElse(Double.NaN);
  }
}
