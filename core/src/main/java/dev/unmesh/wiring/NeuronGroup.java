package dev.unmesh.wiring;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A named, ordered set of neurons: an input, a hidden layer, a conv layer's channels, a residual stream, a vocabulary.
 *
 * @param labels what each neuron is called ("x1", "digit 7"); empty, or one a neuron
 * @param map where the neurons are the units of feature maps: their shape
 */
public record NeuronGroup(
    String name, int size, Role role, Symmetry symmetry, Optional<Coordinates> coordinates, List<String> labels, Optional<MapShape> map) {
  public NeuronGroup(String name, int size, Role role, Symmetry symmetry, Optional<Coordinates> coordinates, List<String> labels) {
    this(name, size, role, symmetry, coordinates, labels, Optional.empty());
  }

  public NeuronGroup {
    Objects.requireNonNull(role, "role");
    Objects.requireNonNull(symmetry, "symmetry");
    labels = List.copyOf(labels);
    if (name == null || name.isBlank()) {
      throw new IllegalArgumentException("a neuron group needs a name");
    }
    if (size < 1) {
      throw new IllegalArgumentException("group '" + name + "' needs at least one neuron, was " + size);
    }
    if (coordinates.isPresent() && coordinates.get().size() != size) {
      throw new IllegalArgumentException(
          "group '" + name + "' has " + size + " neurons but coordinates for " + coordinates.get().size());
    }
    if (!labels.isEmpty() && labels.size() != size) {
      throw new IllegalArgumentException("group '" + name + "' has " + size + " neurons but " + labels.size() + " labels");
    }
    if (map.isPresent() && size % map.get().area() != 0) {
      throw new IllegalArgumentException(
          "group '" + name + "' has " + size + " neurons, which are no whole maps of " + map.get().height() + " x " + map.get().width());
    }
  }

  public static NeuronGroup of(String name, int size, Role role) {
    return new NeuronGroup(name, size, role, role == Role.HIDDEN ? Symmetry.FREE : Symmetry.FIXED, Optional.empty(), List.of());
  }

  public NeuronGroup with(Symmetry other) {
    return new NeuronGroup(name, size, role, other, coordinates, labels, map);
  }

  public NeuronGroup with(Coordinates other) {
    return new NeuronGroup(name, size, role, symmetry, Optional.of(other), labels, map);
  }

  public NeuronGroup withLabels(List<String> others) {
    return new NeuronGroup(name, size, role, symmetry, coordinates, others, map);
  }

  public NeuronGroup with(MapShape other) {
    return new NeuronGroup(name, size, role, symmetry, coordinates, labels, Optional.of(other));
  }

  /** The label of neuron {@code i}, or the group's name and the neuron's number, from 1. */
  public String label(int i) {
    return labels.isEmpty() ? name + " " + (i + 1) : labels.get(i);
  }

  /** The group reordered, neuron i being the former order[i]; labels move, coordinates only if asked. */
  public NeuronGroup permuted(int[] order, boolean moveCoordinates) {
    List<String> moved = new ArrayList<>(labels.size());
    if (!labels.isEmpty()) {
      for (int from : order) {
        moved.add(labels.get(from));
      }
    }
    return new NeuronGroup(name, size, role, symmetry, moveCoordinates ? coordinates.map(c -> c.permuted(order)) : coordinates, moved, map);
  }
}
