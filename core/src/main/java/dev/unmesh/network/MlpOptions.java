package dev.unmesh.network;

import dev.unmesh.wiring.Coordinates;
import dev.unmesh.wiring.NeuronGroup;
import dev.unmesh.wiring.Role;
import dev.unmesh.wiring.Symmetry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A multi-layer perceptron: connections fc1, fc2, ... with an activation between them. On tokens, a connection {@code embedding}
 * comes first.
 *
 * @param embedding the dimensions each token is embedded in; 0 for none, where the task's inputs are numbers
 * @param hidden the widths of the hidden layers
 * @param layout where inputs, embedding and hidden neurons are placed
 * @param outputLayout where the outputs are placed
 * @param freeBoundary whether inputs and outputs may be reordered too (the network then remembers their order); tokens never are
 * @param fixedInputs whether inputs stay all the same
 * @param reads which of the task's inputs go in, in the order given; none for all: a module of a larger network may read only some
 * @param writes which of the task's outputs it makes, in the order given, the others being 0; none for all
 */
public record MlpOptions(
    int embedding,
    List<Integer> hidden,
    boolean bias,
    Activation activation,
    Layout layout,
    Layout outputLayout,
    boolean freeBoundary,
    boolean fixedInputs,
    List<Integer> reads,
    List<Integer> writes)
    implements NetworkOptions {
  /** Two hidden layers of 20, SiLU, biases, on a line. */
  public MlpOptions() {
    this(List.of(20, 20), true, Activation.SILU, Layout.LINE, Layout.LINE, false);
  }

  /** Without an embedding; inputs are as free as outputs. */
  public MlpOptions(
      List<Integer> hidden, boolean bias, Activation activation, Layout layout, Layout outputLayout, boolean freeBoundary) {
    this(0, hidden, bias, activation, layout, outputLayout, freeBoundary, false);
  }

  /** Of all inputs and outputs. */
  public MlpOptions(
      int embedding,
      List<Integer> hidden,
      boolean bias,
      Activation activation,
      Layout layout,
      Layout outputLayout,
      boolean freeBoundary,
      boolean fixedInputs) {
    this(embedding, hidden, bias, activation, layout, outputLayout, freeBoundary, fixedInputs, List.of(), List.of());
  }

  public MlpOptions {
    hidden = List.copyOf(hidden);
    reads = List.copyOf(reads);
    writes = List.copyOf(writes);
    if (freeBoundary && !(reads.isEmpty() && writes.isEmpty())) {
      throw new IllegalArgumentException("network.freeBoundary: inputs and outputs chosen by reads and writes keep their order; set it to false");
    }
    if (embedding > 0 && !reads.isEmpty()) {
      throw new IllegalArgumentException("network.reads: tokens go in all; leave it out");
    }
    if (embedding < 0) {
      throw new IllegalArgumentException("network.embedding: a number of dimensions, or 0 for none, was " + embedding);
    }
    for (int width : hidden) {
      if (width < 1) {
        throw new IllegalArgumentException("network.hidden: each width must be at least 1, was " + hidden);
      }
    }
  }

  @Override
  public Blueprint blueprint(NetworkShape shape) {
    check(shape);
    List<Layer> layers = new ArrayList<>();
    int in = shape.inputs()[0];
    if (embedding > 0) {
      EmbeddingLayer table = new EmbeddingLayer("embedding", shape.vocabulary(), embedding, in);
      layers.add(table);
      in = Math.toIntExact(table.outputShape(shape.inputShape())[0]);
    }
    if (!reads.isEmpty()) {
      layers.add(SelectLayer.of("network.reads", in, reads));
      in = reads.size();
    }
    for (int i = 0; i < hidden.size(); i++) {
      layers.add(new LinearLayer("fc" + (i + 1), in, hidden.get(i), bias));
      layers.add(new ActivationLayer("act" + (i + 1), activation));
      in = hidden.get(i);
    }
    String last = "fc" + (hidden.size() + 1);
    layers.addAll(OutputLayers.of(last, in, bias, shape.outputs(), writes));
    return SequentialBlueprint.of(
        layers,
        shape.inputShape(),
        embedding > 0 ? shape.tokenGroup() : shape.inputGroup(freeBoundary && !fixedInputs, placed("layout", layout, "inputs", shape.inputs()[0])),
        (name, size) ->
            name.equals(last)
                ? shape.outputGroup(freeBoundary, placed("outputLayout", outputLayout, "outputs", size))
                : new NeuronGroup(name, size, Role.HIDDEN, Symmetry.FREE, placed("layout", layout, name, size), List.of()));
  }

  private static Optional<Coordinates> placed(String key, Layout layout, String group, int size) {
    try {
      return Optional.of(layout.place(size));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("network." + key + ", " + group + ": " + e.getMessage(), e);
    }
  }

  private void check(NetworkShape shape) {
    if (shape.inputs().length != 1) {
      throw new IllegalArgumentException(
          "an mlp takes a flat input, but the task's is " + java.util.Arrays.toString(shape.inputs())
              + (shape.inputs().length == 2 ? ": set network.kind=transformer" : ": set task.flatten=true or network.kind=conv-net"));
    }
    if (shape.vocabulary() > 0 && embedding == 0) {
      throw new IllegalArgumentException(
          "the task's inputs are tokens of a vocabulary of " + shape.vocabulary() + ": set network.embedding to the dimensions of each, such as 32");
    }
    if (shape.vocabulary() == 0 && embedding > 0) {
      throw new IllegalArgumentException(
          "network.embedding is " + embedding + ", but the task's inputs are numbers, not tokens: leave it out or set it to 0");
    }
  }
}
