package dev.unmesh.report.chart;

import dev.unmesh.wiring.NeuronGroup;
import java.util.List;

/**
 * A group in its place.
 *
 * @param alone whether no other group shares its row
 * @param y of its nodes; 0 is the top
 * @param left where its share of the width begins, {@code width} wide
 * @param nodes from left to right; empty if the group is drawn as input pictures
 * @param nodeOf the position in {@code nodes} of each neuron
 */
record WiringLayer(
    NeuronGroup group, boolean alone, double y, double left, double width, List<WiringNode> nodes, int[] nodeOf) {
  boolean isPicture() {
    return nodes.isEmpty();
  }

  double spacing() {
    return width / Math.max(1, nodes.size());
  }

  boolean hasBins() {
    return nodes.stream().anyMatch(WiringNode::isBin);
  }

  boolean hasModules() {
    return nodes.stream().anyMatch(node -> node.module() >= 0);
  }
}
