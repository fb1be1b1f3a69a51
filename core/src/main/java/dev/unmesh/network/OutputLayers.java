package dev.unmesh.network;

import dev.unmesh.wiring.AxisMap;
import java.util.List;

/** The last layers of a network: all of its task's outputs, or some of them with 0 at the others. */
final class OutputLayers {
  private OutputLayers() {}

  /**
   * @param writes the outputs that are made; none for all
   * @throws IllegalArgumentException if there is no such output, or one stands twice
   */
  static List<Layer> of(String name, int in, boolean bias, int outputs, List<Integer> writes) {
    if (writes.isEmpty()) {
      return List.of(new LinearLayer(name, in, outputs, bias));
    }
    try {
      AxisMap.Picks picks = new AxisMap.Picks(writes);
      int made = picks.extent(outputs);
      return List.of(new LinearLayer(name, in, made, bias, outputs, picks), new PlaceLayer("network.writes", picks, outputs));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("network.writes: " + e.getMessage(), e);
    }
  }
}
