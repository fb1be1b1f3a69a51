package dev.unmesh.interpret.circuit;

import dev.unmesh.network.Seeds;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;

/** The control of a circuit: circuits drawn at random with as many edges of every connection. */
final class RandomCircuits {
  private RandomCircuits() {}

  static EdgeSet like(EdgeSet circuit, EdgeSet whole, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    EdgeSet.Builder builder = EdgeSet.builder();
    for (String name : circuit.connections()) {
      int[] edges = whole.bits(name).stream().toArray();
      BitSet drawn = new BitSet();
      for (int i = 0; i < circuit.size(name); i++) {
        int j = i + random.nextInt(edges.length - i);
        drawn.set(edges[j]);
        edges[j] = edges[i];
      }
      builder.put(name, circuit.rows(name), circuit.columns(name), drawn);
    }
    return builder.build();
  }

  /** The mean over {@code draws} of them. */
  static Faithfulness control(Grader grader, int label, EdgeSet circuit, EdgeSet whole, int draws, long seed) {
    List<Faithfulness> found = new ArrayList<>();
    for (int draw = 0; draw < draws; draw++) {
      found.add(grader.of(label, like(circuit, whole, Seeds.mix(seed, label, draw))));
    }
    double[][] answers = found.get(0).answers().clone();
    for (int i = 0; i < answers.length; i++) {
      answers[i] = new double[answers.length];
      for (Faithfulness one : found) {
        for (int j = 0; j < answers.length; j++) {
          answers[i][j] += one.answers()[i][j] / draws;
        }
      }
    }
    return new Faithfulness(
        found.stream().mapToDouble(Faithfulness::klDivergence).average().orElseThrow(),
        found.stream().mapToDouble(Faithfulness::oneVsRestKl).average().orElseThrow(),
        found.stream().mapToDouble(Faithfulness::classAccuracy).average().orElseThrow(),
        found.stream().mapToDouble(Faithfulness::falsePositiveRate).average().orElseThrow(),
        found.stream().mapToDouble(Faithfulness::auc).average().orElseThrow(),
        answers);
  }

  /** The Jaccard index expected of two of them: with n edges, a and b drawn, both share a b / n on average. */
  static double expectedJaccard(EdgeSet a, EdgeSet b, EdgeSet whole) {
    double both = 0;
    double sum = 0;
    for (String name : whole.connections()) {
      both += whole.size(name) == 0 ? 0 : (double) a.size(name) * b.size(name) / whole.size(name);
      sum += a.size(name) + b.size(name);
    }
    return sum == 0 ? 1 : both / (sum - both);
  }
}
