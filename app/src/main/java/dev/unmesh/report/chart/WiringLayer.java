package dev.unmesh.report.chart;

import dev.unmesh.wiring.NeuronGroup;
import java.util.List;

/**
 * A group in its place.
 *
 * @param place the room it takes
 * @param nodes from left to right; empty if the group is drawn as input pictures or as a table
 * @param nodeOf the position in {@code nodes} of each neuron
 */
record WiringLayer(NeuronGroup group, WiringPlace place, List<WiringNode> nodes, int[] nodeOf) {
  double y() {
    return place.y();
  }

  boolean isPicture() {
    return place.kind() == WiringPlace.Kind.PICTURES;
  }

  boolean isTable() {
    return place.kind() == WiringPlace.Kind.TABLE;
  }

  boolean isPlane() {
    return place.kind() == WiringPlace.Kind.PLANE;
  }

  /** How far neighbours stand from each other; on a plane, the root of their shares of it. */
  double spacing() {
    double marks = Math.max(1, nodes.size());
    return isPlane() ? Math.sqrt((place.width() - place.shear()) * place.height() / marks) : place.width() / marks;
  }

  boolean hasBins() {
    return nodes.stream().anyMatch(WiringNode::isBin);
  }

  boolean hasModules() {
    return nodes.stream().anyMatch(node -> node.module() >= 0);
  }
}
