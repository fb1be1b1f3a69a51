package dev.unmesh.network;

import dev.unmesh.wiring.NeuronGroup;
import dev.unmesh.wiring.Role;
import dev.unmesh.wiring.Symmetry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A multi-layer perceptron: connections fc1, fc2, ... with an activation between them.
 *
 * @param hidden the widths of the hidden layers
 * @param layout where inputs and hidden neurons are placed
 * @param outputLayout where the outputs are placed
 * @param freeBoundary whether inputs and outputs may be reordered too (the network then remembers their order)
 */
public record MlpOptions(
    List<Integer> hidden, boolean bias, Activation activation, Layout layout, Layout outputLayout, boolean freeBoundary)
    implements NetworkOptions {
  /** Two hidden layers of 20, SiLU, biases, on a line. */
  public MlpOptions() {
    this(List.of(20, 20), true, Activation.SILU, Layout.LINE, Layout.LINE, false);
  }

  public MlpOptions {
    hidden = List.copyOf(hidden);
    for (int width : hidden) {
      if (width < 1) {
        throw new IllegalArgumentException("network.hidden: each width must be at least 1, was " + hidden);
      }
    }
  }

  @Override
  public Blueprint blueprint(NetworkShape shape) {
    if (shape.inputs().length != 1) {
      throw new IllegalArgumentException(
          "an mlp takes a flat input, but the task's is " + java.util.Arrays.toString(shape.inputs())
              + ": set task.flatten=true or network.kind=conv-net");
    }
    List<Layer> layers = new ArrayList<>();
    int in = shape.inputs()[0];
    for (int i = 0; i <= hidden.size(); i++) {
      int out = i < hidden.size() ? hidden.get(i) : shape.outputs();
      layers.add(new LinearLayer("fc" + (i + 1), in, out, bias));
      if (i < hidden.size()) {
        layers.add(new ActivationLayer("act" + (i + 1), activation));
      }
      in = out;
    }
    String last = "fc" + (hidden.size() + 1);
    return SequentialBlueprint.of(
        layers,
        shape.inputShape(),
        shape.inputGroup(freeBoundary, Optional.of(layout.place(shape.inputs()[0]))),
        (name, size) ->
            name.equals(last)
                ? shape.outputGroup(freeBoundary, Optional.of(outputLayout.place(size)))
                : new NeuronGroup(name, size, Role.HIDDEN, Symmetry.FREE, Optional.of(layout.place(size)), List.of()));
  }
}
