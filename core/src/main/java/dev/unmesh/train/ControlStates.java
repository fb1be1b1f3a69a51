package dev.unmesh.train;

import dev.unmesh.format.SafetensorsWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** States of steering as metadata of a checkpoint: {@code control.0.strength}, {@code control.0.deviation}, ... to the last bit. */
final class ControlStates {
  private ControlStates() {}

  static void write(List<ControlState> states, SafetensorsWriter writer) {
    for (int i = 0; i < states.size(); i++) {
      writer.metadata("control." + i + ".strength", Double.toString(states.get(i).strength()));
      writer.metadata("control." + i + ".deviation", Double.toString(states.get(i).deviation()));
    }
  }

  /** @throws IllegalArgumentException or NullPointerException if they make no sense */
  static List<ControlState> read(Map<String, String> metadata) {
    List<ControlState> states = new ArrayList<>();
    for (int i = 0; metadata.containsKey("control." + i + ".strength"); i++) {
      states.add(
          new ControlState(
              Double.parseDouble(metadata.get("control." + i + ".strength")), Double.parseDouble(metadata.get("control." + i + ".deviation"))));
    }
    return states;
  }
}
