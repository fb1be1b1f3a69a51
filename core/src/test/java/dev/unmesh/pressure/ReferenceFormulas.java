package dev.unmesh.pressure;

import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.Coordinates;
import dev.unmesh.wiring.NeuronGroup;
import dev.unmesh.wiring.NeuronParameter;
import dev.unmesh.wiring.PairPartition;
import dev.unmesh.wiring.Partition;
import dev.unmesh.wiring.Wiring;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The formulas as the papers write them, in doubles, entry by entry, sharing nothing with the kernels. */
final class ReferenceFormulas {
  private ReferenceFormulas() {}

  static double connectionCost(ConnectionCost cost, Wiring wiring, Map<String, double[]> weights) {
    double sum = 0;
    Set<String> counted = new HashSet<>();
    for (Connection c : wiring.connections()) {
      if (!cost.connections().isEmpty() && !cost.connections().contains(c.name())) {
        continue;
      }
      double a = cost.aOf().getOrDefault(c.name(), cost.a());
      double red = cost.reduction() == Reduction.SUM ? 1 : 1.0 / ((double) c.rows() * c.columns() * c.kernelSize());
      for (int i = 0; i < c.rows(); i++) {
        for (int j = 0; j < c.columns(); j++) {
          double distance = a == 0 ? 0 : distance(wiring, c, i, j);
          for (int s = 0; s < c.kernelSize(); s++) {
            long at = c.view().index(i, j, s);
            if (counted.add(c.view().parameter() + " " + at)) {
              sum += red * Math.abs(weights.get(c.view().parameter())[(int) at]) * (a * distance + cost.y());
            }
          }
        }
      }
    }
    if (cost.biases()) {
      for (NeuronParameter bias : wiring.neuronParameters()) {
        sum += l1(weights.get(bias.parameter()), cost.reduction()) * cost.y();
      }
    }
    for (String parameter : cost.parameters()) {
      sum += l1(weights.get(parameter), cost.reduction()) * cost.y();
    }
    return sum;
  }

  static double l1(double[] w, Reduction reduction) {
    double sum = 0;
    for (double x : w) {
      sum += Math.abs(x);
    }
    return reduction == Reduction.SUM ? sum : sum / w.length;
  }

  static double enmeshment(Set<String> connections, Partition partition, Wiring wiring, Map<String, double[]> weights) {
    double sum = 0;
    for (String name : connections) {
      Connection c = wiring.connection(name);
      PairPartition pair = partition.pair(wiring, c).orElseThrow();
      double inside = 0;
      double total = 0;
      for (int i = 0; i < c.rows(); i++) {
        for (int j = 0; j < c.columns(); j++) {
          for (int s = 0; s < c.kernelSize(); s++) {
            double w = weights.get(c.view().parameter())[(int) c.view().index(i, j, s)];
            total += w * w;
            inside += pair.within(i, j) ? w * w : 0;
          }
        }
      }
      sum += total == 0 ? 0 : 1 - inside / total;
    }
    return sum / connections.size();
  }

  private static double distance(Wiring wiring, Connection c, int row, int column) {
    NeuronGroup to = wiring.group(c.to());
    NeuronGroup from = wiring.group(c.from());
    return place(to)
        .distance(c.rowMap().neuron(row, to.size()), place(from), c.columnMap().neuron(column, from.size()));
  }

  private static Coordinates place(NeuronGroup group) {
    return group.coordinates().orElse(Coordinates.line(group.size()));
  }
}
