package dev.unmesh.report.chart;

import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.NeuronGroup;
import dev.unmesh.wiring.Role;
import dev.unmesh.wiring.Wiring;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which rows a network is drawn in. Without circles every group has one row. A group that is read and then written again (a residual
 * stream) is drawn once for each time, in the order its connections are stated.
 */
final class Stages {
  /** A group in a row, 0 the lowest. */
  record Stage(NeuronGroup group, int row) {}

  private final List<Stage> stages = new ArrayList<>();
  private final Map<String, Integer> from = new LinkedHashMap<>();
  private final Map<String, Integer> to = new LinkedHashMap<>();

  private Stages() {}

  static Stages of(Wiring wiring) {
    Stages stages = new Stages();
    LayerDepths depths = LayerDepths.of(wiring);
    if (depths.hasCircle()) {
      stages.unroll(wiring);
    } else {
      wiring.groups().forEach(group -> stages.stages.add(new Stage(group, depths.row(group.name()))));
      for (Connection connection : wiring.connections()) {
        stages.from.put(connection.name(), stages.only(connection.from()));
        stages.to.put(connection.name(), stages.only(connection.to()));
      }
    }
    stages.outputsLast(wiring);
    return stages;
  }

  List<Stage> all() {
    return List.copyOf(stages);
  }

  /** The stage a connection starts in: an index into {@link #all()}. */
  int from(Connection connection) {
    return from.get(connection.name());
  }

  int to(Connection connection) {
    return to.get(connection.name());
  }

  private void unroll(Wiring wiring) {
    Map<String, Integer> now = new HashMap<>();
    Set<Integer> read = new HashSet<>();
    for (Connection connection : wiring.connections()) {
      int source = now.computeIfAbsent(connection.from(), name -> add(wiring.group(name), 0));
      int above = stages.get(source).row() + 1;
      read.add(source);
      Integer target = now.get(connection.to());
      if (target == null || read.contains(target) || stages.get(target).row() < above) {
        target = add(wiring.group(connection.to()), above);
        now.put(connection.to(), target);
      }
      from.put(connection.name(), source);
      to.put(connection.name(), target);
    }
    for (NeuronGroup group : wiring.groups()) {
      now.computeIfAbsent(group.name(), name -> add(group, 0));
    }
  }

  private int add(NeuronGroup group, int row) {
    stages.add(new Stage(group, row));
    return stages.size() - 1;
  }

  private int only(String group) {
    for (int i = 0; i < stages.size(); i++) {
      if (stages.get(i).group().name().equals(group)) {
        return i;
      }
    }
    throw new IllegalArgumentException("no group '" + group + "'");
  }

  /** What nothing is read from stands on top, in a row of its own. */
  private void outputsLast(Wiring wiring) {
    int top = stages.stream().filter(stage -> !isLast(wiring, stage)).mapToInt(Stage::row).max().orElse(-1) + 1;
    stages.replaceAll(stage -> isLast(wiring, stage) ? new Stage(stage.group(), Math.max(top, stage.row())) : stage);
  }

  private static boolean isLast(Wiring wiring, Stage stage) {
    return stage.group().role() == Role.OUTPUT && wiring.outOf(stage.group().name()).isEmpty();
  }
}
