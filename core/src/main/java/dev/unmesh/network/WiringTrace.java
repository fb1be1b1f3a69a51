package dev.unmesh.network;

import dev.unmesh.wiring.AxisMap;
import dev.unmesh.wiring.MapShape;
import dev.unmesh.wiring.NeuronGroup;
import dev.unmesh.wiring.Symmetry;
import dev.unmesh.wiring.WiringBuilder;

/** Where a walk through the layers stands while they state their wiring: the current group and how it is laid out. */
final class WiringTrace {
  private final WiringBuilder wiring;
  private final Groups groups;
  private NeuronGroup current;
  private AxisMap map = AxisMap.ONE_TO_ONE;

  /** Makes the group of a layer's outputs; the last one is the network's output. */
  interface Groups {
    NeuronGroup after(String layer, int size);
  }

  WiringTrace(WiringBuilder wiring, NeuronGroup input, Groups groups) {
    this.wiring = wiring;
    this.groups = groups;
    this.current = input;
    wiring.group(input);
  }

  WiringBuilder wiring() {
    return wiring;
  }

  NeuronGroup current() {
    return current;
  }

  AxisMap map() {
    return map;
  }

  /** The flattened map: each channel owns {@code width} columns. */
  void flattened(int width) {
    map = width == 1 ? AxisMap.ONE_TO_ONE : new AxisMap.Blocks(width);
  }

  /** The flattened map's units as a group of its own, each channel's in lockstep with it. */
  void unfolded(String layer, MapShape map) {
    String channels = current.name();
    current =
        groups
            .after(layer, Math.multiplyExact(current.size(), map.area()))
            .with(new Symmetry.Lockstep(channels, map.area()))
            .with(map);
    this.map = AxisMap.ONE_TO_ONE;
    wiring.group(current);
  }

  /** Several copies of the current group side by side. */
  void folded(int copies) {
    map = copies == 1 ? AxisMap.ONE_TO_ONE : new AxisMap.Folds(copies);
  }

  /** Some of the current group's neurons alone. */
  void picked(AxisMap.Picks neurons) {
    map = neurons;
  }

  /** Goes on to a new group of {@code size} neurons, one to one. */
  NeuronGroup next(String layer, int size) {
    current = groups.after(layer, size);
    map = AxisMap.ONE_TO_ONE;
    wiring.group(current);
    return current;
  }
}
