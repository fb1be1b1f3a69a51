package dev.unmesh.cli;

import dev.unmesh.measure.ClusterabilityMeasures;
import dev.unmesh.measure.ConnectionMeasure;
import dev.unmesh.measure.EdgeCount;
import dev.unmesh.measure.Measures;
import dev.unmesh.measure.NullDistribution;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What {@code unmesh measure} prints.
 *
 * @param measures null where there are no modules
 */
record MeasureTable(String model, int clusters, String method, ClusterabilityMeasures measures) {
  ObjectNode json() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("model", model);
    node.put("clusters", clusters);
    node.put("method", method);
    if (measures == null) {
      node.putNull("clusterability");
      node.putArray("connections");
    } else {
      node.setAll((ObjectNode) Json.tree(measures));
    }
    return node;
  }

  ObjectNode json(Measures whole) {
    ObjectNode node = json();
    node.setAll((ObjectNode) Json.tree(whole));
    return node;
  }

  void print() {
    if (measures == null) {
      System.out.println(model + ": no modules; look for some with --clusters 4");
      return;
    }
    System.out.println(model + ": clusterability of " + clusters + " modules, " + method);
    System.out.printf(
        "%-24s %13s %8s %8s %8s   %-17s %7s %6s%n", "connection", "rows x cols", "C", "chance", "mass", "shuffled", "z", "p");
    for (ConnectionMeasure c : measures.connections()) {
      System.out.printf(
          Locale.ROOT, "%-24s %13s %8s %8s %8s   %s%n", c.name(), c.rows() + " x " + c.columns(), number(c.clusterability().orElse(Double.NaN)),
          number(c.clusterability().isEmpty() ? Double.NaN : c.chance()), number(c.massChance().orElse(Double.NaN)), shuffled(c.nullModel()));
    }
    if (measures.connections().size() > 1) {
      System.out.printf(
          Locale.ROOT, "%-24s %13s %8s %8s %8s   %s%n", "mean", "", number(measures.clusterability().orElse(Double.NaN)), "", "",
          shuffled(measures.nullModel()));
    }
  }

  static void printWhole(Measures whole) {
    whole
        .newman()
        .ifPresent(
            newman ->
                System.out.printf(
                    Locale.ROOT, "Newman Q %.4f in %d modules   shuffled %s%n", newman.q(), newman.modules(),
                    shuffled(newman.nullModel()).strip()));
    System.out.printf(
        Locale.ROOT, "wiring cost %s; %d of %d weights above %s%n", number(whole.wiringCost().orElse(Double.NaN)), whole.edges(),
        whole.weights(), EdgeCount.THRESHOLD);
  }

  private static String shuffled(Optional<NullDistribution> shuffled) {
    return shuffled
        .map(
            n ->
                String.format(
                    Locale.ROOT, "%.4f ± %.4f   %7s %6.3f", n.mean(), n.sd(),
                    n.z().isPresent() ? String.format(Locale.ROOT, "%.1f", n.z().getAsDouble()) : "-", n.p()))
        .orElse("-");
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.4f", value);
  }
}
