package dev.unmesh.cli;

import dev.unmesh.measure.ClusterabilityMeasures;
import dev.unmesh.measure.ConnectionMeasure;
import dev.unmesh.measure.EdgeCount;
import dev.unmesh.measure.Measures;
import dev.unmesh.measure.NullDistribution;
import dev.unmesh.report.LayeredNames;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What {@code unmesh measure} prints.
 *
 * @param kind what the model is, in a few words; may be empty
 * @param measures null where there are no modules
 * @param repeated connections that view the weights of another again, with that one: not measured
 * @param cut of the whole network, where modules are discovered
 */
record MeasureTable(
    String model, String kind, int clusters, String method, ClusterabilityMeasures measures, Map<String, String> repeated, MeasuredCut cut) {
  /** Of a run under its own modules. */
  MeasureTable(String model, int clusters, String method, ClusterabilityMeasures measures) {
    this(model, "", clusters, method, measures, Map.of(), MeasuredCut.NONE);
  }

  ObjectNode json() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("model", model);
    if (!kind.isEmpty()) {
      node.put("kind", kind);
    }
    node.put("clusters", clusters);
    node.put("method", method);
    if (measures == null) {
      node.putNull("clusterability");
      node.putArray("connections");
    } else {
      node.setAll((ObjectNode) Json.tree(measures));
    }
    if (!repeated.isEmpty()) {
      ObjectNode same = node.putObject("repeated");
      repeated.forEach(same::put);
    }
    cut.put(node);
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
    if (!kind.isEmpty()) {
      System.out.println(kind);
    }
    LayeredNames layers = LayeredNames.of(measures.connections().stream().map(ConnectionMeasure::name).toList());
    System.out.printf(
        "%-24s %13s %8s %8s %8s   %-17s %7s %6s%n", "connection", "rows x cols", "C", "chance", "mass", "shuffled", "z", "p");
    for (int i = 0; i < measures.connections().size(); i++) {
      if (layers.begins(i)) {
        System.out.println();
      }
      row(measures.connections().get(i));
    }
    if (measures.connections().size() > 1) {
      System.out.printf(
          Locale.ROOT, "%-24s %13s %8s %8s %8s   %s%n", "mean", "", number(measures.clusterability().orElse(Double.NaN)), "", "",
          shuffled(measures.nullModel()));
    }
    if (!layers.kinds().isEmpty()) {
      MeasureLayers.print(layers, measures.connections());
    }
    repeated.forEach((name, same) -> System.out.println(name + ": the weights of " + same + " again, measured once"));
    cut.print();
  }

  /** What is to be said of the model beside its figures; begins with a separator, if it says anything. */
  String remarks() {
    StringBuilder text = new StringBuilder(kind.isEmpty() ? "" : "; " + kind);
    repeated.forEach((name, same) -> text.append("; ").append(name).append(" is ").append(same).append(" again, measured once"));
    return text.toString();
  }

  private static void row(ConnectionMeasure c) {
    System.out.printf(
        Locale.ROOT, "%-24s %13s %8s %8s %8s   %s%n", c.name(), c.rows() + " x " + c.columns(), number(c.clusterability().orElse(Double.NaN)),
        number(c.clusterability().isEmpty() ? Double.NaN : c.chance()), number(c.massChance().orElse(Double.NaN)), shuffled(c.nullModel()));
  }

  static void printWhole(Measures whole) {
    whole
        .newman()
        .ifPresent(
            newman ->
                System.out.printf(
                    Locale.ROOT, "Newman Q %.4f in %d modules   shuffled %s%n", newman.q(), newman.modules(),
                    shuffled(newman.nullModel()).strip()));
    whole.normalisedCut().ifPresent(cut -> MeasuredCut.of(cut).print());
    System.out.printf(
        Locale.ROOT, "wiring cost %s; %d of %d weights above %s%n", number(whole.wiringCost().orElse(Double.NaN)), whole.edges(),
        whole.weights(), EdgeCount.THRESHOLD);
  }

  static String shuffled(Optional<NullDistribution> shuffled) {
    return shuffled
        .map(
            n ->
                String.format(
                    Locale.ROOT, "%.4f ± %.4f   %7s %6.3f", n.mean(), n.sd(),
                    n.z().isPresent() ? String.format(Locale.ROOT, "%.1f", n.z().getAsDouble()) : "-", n.p()))
        .orElse("-");
  }

  static String number(double value) {
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.4f", value);
  }
}
