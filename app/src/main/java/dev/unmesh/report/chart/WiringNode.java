package dev.unmesh.report.chart;

/**
 * A mark in the picture: a neuron, or several side by side when there are too many to draw each.
 *
 * @param id its number in the picture
 * @param module -1 for none
 * @param name what it is called
 */
record WiringNode(int id, int[] neurons, int module, double x, double y, String name) {
  boolean isBin() {
    return neurons.length > 1;
  }
}
