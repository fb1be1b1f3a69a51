package dev.unmesh.interpret.prune;

import dev.unmesh.interpret.edit.WeightDraft;
import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.Matrix;
import dev.unmesh.wiring.NeuronGroup;
import dev.unmesh.wiring.Role;
import dev.unmesh.wiring.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Finds which dimensions of a token embedding a skeleton uses, and which of them go together. */
final class EmbeddingFinder {
  private final Subject subject;
  private final Weights weights;
  private final Connection table;
  private final Connection reader;
  private final Carried carried;

  private EmbeddingFinder(Subject subject, Skeleton skeleton, Connection table, Connection reader, Carried carried) {
    this.subject = subject;
    this.weights = skeleton.weights();
    this.table = table;
    this.reader = reader;
    this.carried = carried;
  }

  /** Empty where inputs are no tokens, or what reads the embedding is no matrix. */
  static Optional<EmbeddingUse> of(Subject subject, Skeleton skeleton, Knockouts knockouts) {
    if (subject.task().vocabulary() == 0) {
      return Optional.empty();
    }
    Carried carried = new Carried(subject, skeleton.weights(), knockouts.examples().inputs());
    return subject.wiring().connections().stream()
        .filter(c -> subject.wiring().group(c.from()).role() == Role.INPUT)
        .findFirst()
        .flatMap(
            table ->
                subject.wiring().outOf(table.to()).stream()
                    .filter(carried::isKnown)
                    .findFirst()
                    .map(reader -> new EmbeddingFinder(subject, skeleton, table, reader, carried).use(skeleton)));
  }

  private EmbeddingUse use(Skeleton skeleton) {
    NeuronGroup dimensions = subject.wiring().group(table.to());
    int[] active = skeleton.wiring().live(dimensions.name());
    double[] without = Arrays.stream(active).mapToDouble(dimension -> errorWithout(new int[] {dimension})).toArray();
    List<EmbeddingUse.Group> groups = new ArrayList<>();
    for (int[] members : groups(active)) {
      groups.add(new EmbeddingUse.Group(members, errorWithout(members), frequency(members)));
    }
    return new EmbeddingUse(dimensions.name(), dimensions.size(), active, subject.standing(weights).error(), without, groups);
  }

  private double errorWithout(int[] dimensions) {
    WeightDraft draft = new WeightDraft(subject.wiring(), weights);
    for (int dimension : dimensions) {
      draft.silence(table.to(), dimension, (c, column) -> carried.isKnown(c) && draft.canFold(c) ? carried.mean(c, column) : 0);
    }
    return subject.standing(draft.weights()).error();
  }

  private List<int[]> groups(int[] active) {
    int size = subject.wiring().group(table.to()).size();
    int[] up = IntStream.range(0, size).toArray();
    Matrix matrix = Matrix.l2(reader, weights);
    int[] owners = subject.wiring().columnNeurons(reader);
    for (int row = 0; row < matrix.rows(); row++) {
      double[] taken = new double[size];
      for (int column = 0; column < owners.length; column++) {
        taken[owners[column]] += Math.pow(matrix.at(row, column), 2) * carried.variance(reader, column);
      }
      double all = Arrays.stream(taken).sum();
      int[] together = IntStream.range(0, size).filter(d -> taken[d] > Material.SHARE * all).toArray();
      for (int i = 1; i < together.length; i++) {
        up[top(up, together[i])] = top(up, together[0]);
      }
    }
    Map<Integer, TreeSet<Integer>> groups = new LinkedHashMap<>();
    Arrays.stream(active).forEach(d -> groups.computeIfAbsent(top(up, d), t -> new TreeSet<>()).add(d));
    return groups.values().stream().map(group -> group.stream().mapToInt(d -> d).toArray()).toList();
  }

  private static int top(int[] up, int of) {
    int at = of;
    while (up[at] != at) {
      at = up[at];
    }
    return at;
  }

  private int frequency(int[] members) {
    Matrix values = Matrix.l2(table, weights);
    double[][] series = new double[members.length][values.columns()];
    for (int i = 0; i < members.length; i++) {
      for (int token = 0; token < values.columns(); token++) {
        series[i][token] = values.at(members[i], token);
      }
    }
    return Periodicity.of(series);
  }
}
