package dev.unmesh.cut.fast;

import dev.unmesh.network.DenseStack;
import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.Partition;
import dev.unmesh.wiring.Wiring;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Which of k modules each number belongs to that a stack's layers take and give: {@code labels.get(0)} for the stack's inputs, then one
 * for the outputs of each layer; null where they are whole, -1 for what belongs to no module.
 */
public record LayerLabels(int modules, List<int[]> labels) {
  public LayerLabels {
    labels = Collections.unmodifiableList(new ArrayList<>(labels));
  }

  /** As a partition of the network's wiring has them. @throws IllegalArgumentException if no connection views a layer's weight */
  public static LayerLabels of(DenseStack stack, Wiring wiring, Partition partition) {
    List<int[]> labels = new ArrayList<>();
    for (DenseStack.Dense layer : stack.layers()) {
      Connection connection =
          wiring.connections().stream()
              .filter(known -> known.view().parameter().equals(layer.weight()))
              .findFirst()
              .orElseThrow(() -> new IllegalArgumentException("no connection of the wiring views '" + layer.weight() + "'"));
      if (labels.isEmpty()) {
        labels.add(partition.columns(wiring, connection).orElse(null));
      }
      labels.add(partition.rows(wiring, connection).orElse(null));
    }
    return new LayerLabels(partition.modules(), labels);
  }
}
