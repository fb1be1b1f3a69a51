package dev.unmesh.interpret.prune;

import dev.unmesh.interpret.edit.WeightDraft;
import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;

/** Knocks out edges for good, the cheapest first, as long as what all of them cost stays within the budget of every output. */
final class EdgeTrim {
  private static final int ONE_BY_ONE = 300;
  private static final int MOST_TRIALS = 600;

  private final Subject subject;
  private final Knockouts whole;
  private Weights left;
  private Carried carried;

  EdgeTrim(Subject subject, Knockouts whole) {
    this.subject = subject;
    this.whole = whole;
    keep(whole.weights());
  }

  private void keep(Weights weights) {
    left = weights;
    carried = new Carried(subject, weights, whole.examples().inputs());
  }

  /** What is left once no more can go. */
  Weights all(DoubleConsumer progress) {
    List<LiveWiring.Edge> edges = candidates();
    return edges.size() <= ONE_BY_ONE ? byCost(edges, progress) : byShare(edges, progress);
  }

  private List<LiveWiring.Edge> candidates() {
    return LiveWiring.of(subject.wiring(), left).edges().stream().filter(edge -> carried.isKnown(edge.connection())).toList();
  }

  private Weights byCost(List<LiveWiring.Edge> edges, DoubleConsumer progress) {
    Map<LiveWiring.Edge, Double> cost = new HashMap<>();
    for (LiveWiring.Edge edge : edges) {
      cost.put(edge, worst(without(List.of(edge))));
      progress.accept(.5 * cost.size() / edges.size());
    }
    List<LiveWiring.Edge> cheapest = new ArrayList<>(edges);
    cheapest.sort(Comparator.comparing(cost::get));
    for (int i = 0; i < cheapest.size(); i++) {
      if (cost.get(cheapest.get(i)) <= Material.SHARE) {
        cut(List.of(cheapest.get(i)));
      }
      progress.accept(.5 + .5 * (i + 1) / cheapest.size());
    }
    return left;
  }

  // many edges: those that carry the least of what their neuron takes in go first, in bunches that grow while they cost little
  private Weights byShare(List<LiveWiring.Edge> edges, DoubleConsumer progress) {
    Map<LiveWiring.Edge, Double> share = shares(edges);
    List<LiveWiring.Edge> least = new ArrayList<>(edges);
    least.sort(Comparator.comparing(share::get));
    int bunch = Math.max(1, edges.size() / 4);
    int at = 0;
    for (int trial = 0; trial < MOST_TRIALS && at < least.size(); trial++) {
      int end = Math.min(least.size(), at + bunch);
      if (cut(least.subList(at, end))) {
        at = end;
        bunch *= 2;
      } else if (bunch > 1) {
        bunch = Math.max(1, Math.min(bunch, end - at) / 2);
      } else {
        at++;
      }
      progress.accept(Math.max((double) trial / MOST_TRIALS, (double) at / least.size()));
    }
    return left;
  }

  private Map<LiveWiring.Edge, Double> shares(List<LiveWiring.Edge> edges) {
    WeightDraft draft = new WeightDraft(subject.wiring(), left);
    Map<LiveWiring.Edge, Double> share = new HashMap<>();
    Map<String, double[]> taken = new HashMap<>();
    for (LiveWiring.Edge edge : edges) {
      Connection connection = edge.connection();
      double w = draft.get(connection.view().parameter(), connection.view().index(edge.row(), edge.column(), 0));
      double variance = w * w * carried.variance(connection, edge.column());
      share.put(edge, variance);
      taken.computeIfAbsent(connection.name(), name -> new double[connection.rows()])[edge.row()] += variance;
    }
    share.replaceAll((edge, variance) -> {
      double all = taken.get(edge.connection().name())[edge.row()];
      return all > 0 ? variance / all : 0;
    });
    return share;
  }

  /** Cuts these edges for good if that costs no output too much. */
  private boolean cut(List<LiveWiring.Edge> edges) {
    Weights fewer = without(edges);
    boolean cheap = worst(fewer) <= Material.SHARE;
    if (cheap) {
      keep(fewer);
    }
    return cheap;
  }

  private double worst(Weights fewer) {
    return Arrays.stream(whole.cost(fewer)).max().orElse(0);
  }

  private Weights without(List<LiveWiring.Edge> edges) {
    WeightDraft draft = new WeightDraft(subject.wiring(), left);
    for (LiveWiring.Edge edge : edges) {
      Connection connection = edge.connection();
      if (draft.canFold(connection)) {
        draft.fold(connection, edge.row(), edge.column(), carried.mean(connection, edge.column()));
      } else {
        draft.set(connection, edge.row(), edge.column(), 0);
      }
    }
    return draft.weights();
  }
}
