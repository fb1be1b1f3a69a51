package dev.unmesh.cut;

import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.NeuronGroup;
import dev.unmesh.wiring.OutputPaths;
import dev.unmesh.wiring.Partition;
import dev.unmesh.wiring.Role;
import dev.unmesh.wiring.Wiring;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A partition whose modules run from end to end: whole groups first, a stem that all modules share, then divided ones only, up to the
 * output, which is whole (the modules' contributions are summed) or divided. Immutable.
 *
 * @param stem the whole groups before the divided ones, the task's inputs among them unless they are divided
 * @param divided the divided groups
 */
public record EndToEnd(Wiring wiring, Partition partition, List<String> stem, List<String> divided) {
  /**
   * @throws IllegalArgumentException if the partition is not end to end, cuts every path to an output, or something couples neurons of two modules; the message says
   *     which group and what to set in the recipe
   */
  public static EndToEnd of(Wiring wiring, Partition partition) {
    List<String> stem = new ArrayList<>();
    List<String> divided = new ArrayList<>();
    for (NeuronGroup group : wiring.groups()) {
      (partition.isWhole(group.name()) ? stem : divided).add(group.name());
    }
    if (divided.isEmpty()) {
      throw new IllegalArgumentException(
          "the partition divides no group, so there is nothing to cut; set modules.connections in the recipe");
    }
    Reach reach = new Reach(wiring);
    Set<String> after = reach.from(divided);
    Set<String> before = reach.to(divided);
    for (String name : List.copyOf(stem)) {
      boolean output = wiring.group(name).role() == Role.OUTPUT;
      if (after.contains(name) && !output) {
        throw hole(wiring, name, before.contains(name), divided, after);
      }
      if (output) {
        stem.remove(name);
      }
    }
    pastNone(wiring, stem, divided, after);
    OutputPaths.check(wiring, partition);
    Couplings.check(wiring, partition);
    return new EndToEnd(wiring, partition, List.copyOf(stem), List.copyOf(divided));
  }

  private static IllegalArgumentException hole(Wiring wiring, String group, boolean between, List<String> divided, Set<String> after) {
    return new IllegalArgumentException(
        "the modules do not run from end to end: group '" + group + "' is whole "
            + (between ? "between divided ones" : "behind divided ones")
            + ", so that it mixes what the modules make; train with modules.connections=" + cure(wiring, divided, after));
  }

  // every connection between hidden groups from the first divided one on
  private static String cure(Wiring wiring, List<String> divided, Set<String> after) {
    Set<String> wanted = new LinkedHashSet<>();
    for (NeuronGroup group : wiring.groups()) {
      boolean hidden = group.role() == Role.HIDDEN && after.contains(group.name());
      if (hidden || divided.contains(group.name())) {
        wanted.add(group.name());
      }
    }
    List<String> names =
        wiring.connections().stream().filter(c -> wanted.contains(c.from()) && wanted.contains(c.to())).map(Connection::name).toList();
    return "[" + String.join(",", names) + "]";
  }

  private static void pastNone(Wiring wiring, List<String> stem, List<String> divided, Set<String> after) {
    for (Connection connection : wiring.connections()) {
      if (stem.contains(connection.from()) && after.contains(connection.to()) && !divided.contains(connection.to())) {
        throw new IllegalArgumentException(
            "connection '" + connection.name() + "' leads from the shared group '" + connection.from() + "' to '" + connection.to()
                + "' past the modules: no module would hold it");
      }
    }
  }

  /** k. */
  public int modules() {
    return partition.modules();
  }

  /** The task's outputs. */
  public NeuronGroup output() {
    return wiring.groups().stream()
        .filter(group -> group.role() == Role.OUTPUT)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("the wiring states no output group"));
  }

  /** Whether every module makes all outputs, to be summed; else each makes its own. */
  public boolean sumsOutputs() {
    return partition.isWhole(output().name());
  }
}
