package dev.unmesh.report.chart;

import dev.unmesh.interpret.circuit.EdgeSet;
import dev.unmesh.report.NetworkView;
import java.util.List;

/**
 * Circuits on the wiring of their network: its strongest lines faint and, over them, what a circuit keeps, drawn as
 * {@link WiringPicture} draws a network. All circuits are in the picture; what belongs to the n-th alone carries the class
 * {@link #kind}, so that a style sheet can show one at a time.
 *
 * @param notes what a reader must know of the picture
 * @param left for each circuit: in which connections lines were left out; empty if in none
 * @param bundled whether some lines stand for several weights
 */
public record CircuitPicture(String svg, List<String> notes, List<String> left, boolean bundled) {
  public CircuitPicture {
    notes = List.copyOf(notes);
    left = List.copyOf(left);
  }

  /**
   * @param circuits of connections of the network
   * @param most about how many lines to draw in all
   */
  public static CircuitPicture draw(String id, NetworkView network, List<EdgeSet> circuits, List<String> names, int most) {
    return new CircuitDrawing(id, network, names, most).draw(circuits);
  }

  /** The CSS class of what belongs to the n-th circuit alone. */
  public static String kind(int n) {
    return "of" + n;
  }
}
