package dev.unmesh.report.chart;

import dev.unmesh.report.NetworkView;
import dev.unmesh.wiring.Role;
import java.util.ArrayList;
import java.util.List;

/**
 * A network layer by layer: sign by colour, size by opacity and width, modules as bands. Hovering a neuron shows its connections
 * (with the page's script).
 *
 * @param svg the picture
 * @param notes what a reader must know of it: what was left out or drawn together
 * @param signed whether some lines are single weights, {@code bundled} whether some stand for several
 * @param parts without modules: what the lines drawn fall into, if that is several things; empty otherwise
 */
public record WiringPicture(String svg, List<String> notes, List<WiringPart> parts, boolean signed, boolean bundled) {
  public WiringPicture {
    notes = List.copyOf(notes);
    parts = List.copyOf(parts);
  }

  /** @param small a thumbnail: fewer lines, no names of layers */
  public static WiringPicture draw(String id, NetworkView network, boolean small) {
    return new WiringDrawing(id, network, small, description(network)).draw();
  }

  private static String description(NetworkView network) {
    List<String> layers = new ArrayList<>();
    network.wiring().groups().forEach(group -> {
      String role = group.role() == Role.HIDDEN ? "" : group.role() == Role.INPUT ? " (input)" : " (output)";
      layers.add(group.name() + role + ", " + Numbers.count(group.size()) + (group.size() == 1 ? " neuron" : " neurons"));
    });
    String modules = network.partition().map(p -> " Neurons are coloured by their " + p.modules() + " modules.").orElse("");
    return "Layers from bottom to top: " + String.join("; ", layers) + "." + modules;
  }
}
