package dev.unmesh.network;

import dev.unmesh.wiring.MapShape;
import dev.unmesh.wiring.NeuronGroup;
import dev.unmesh.wiring.Role;
import dev.unmesh.wiring.Symmetry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Convolution blocks (conv1, conv2, ...), flattened, then fully connected layers (fc1, fc2, ...).
 *
 * @param bias whether the fully connected layers have biases
 * @param dropout rates in [0, 1), one after each hidden fully connected layer's activation, from the first; those left out are 0
 * @param map what the neurons of the flattened map are
 * @param reads which units of the flattened map fc1 takes, in the order given; none for all: a module of a larger network may read only some
 * @param writes which of the task's outputs it makes, in the order given, the others being 0; none for all
 */
public record ConvNetOptions(
    List<ConvBlock> blocks,
    List<Integer> hidden,
    boolean bias,
    Activation activation,
    List<Double> dropout,
    FlattenedMap map,
    List<Integer> reads,
    List<Integer> writes)
    implements NetworkOptions {
  /** The flattened map's layer and, where it is one, its group. */
  public static final String FLATTEN = "flatten";

  /** What a module of the flattened map may hold. */
  public enum FlattenedMap {
    /** Whole channels: fc1 reads the last convolution's group, a block of columns a channel. */
    CHANNELS,
    /** Single units: fc1 reads a group "flatten", channel by channel, each row by row. */
    UNITS
  }

  /** The papers' CIFAR-10 net: conv 3 x 3 to 16, pool, fc 64-64-64, ReLU, no bias after the convolution. */
  public ConvNetOptions() {
    this(List.of(new ConvBlock()), List.of(64, 64, 64), false, Activation.RELU, List.of());
  }

  /** With modules of whole channels. */
  public ConvNetOptions(List<ConvBlock> blocks, List<Integer> hidden, boolean bias, Activation activation, List<Double> dropout) {
    this(blocks, hidden, bias, activation, dropout, FlattenedMap.CHANNELS);
  }

  /** Of all units and outputs. */
  public ConvNetOptions(
      List<ConvBlock> blocks, List<Integer> hidden, boolean bias, Activation activation, List<Double> dropout, FlattenedMap map) {
    this(blocks, hidden, bias, activation, dropout, map, List.of(), List.of());
  }

  public ConvNetOptions {
    blocks = List.copyOf(blocks);
    hidden = List.copyOf(hidden);
    dropout = List.copyOf(dropout);
    reads = List.copyOf(reads);
    writes = List.copyOf(writes);
    if (!reads.isEmpty() && map != FlattenedMap.UNITS) {
      throw new IllegalArgumentException("network.reads names units of the flattened map, whose neurons here are channels; set network.map to units");
    }
    if (dropout.size() > hidden.size()) {
      throw new IllegalArgumentException(
          "network.dropout: " + dropout.size() + " rates for " + hidden.size() + " hidden layers; give at most one each");
    }
    for (int width : hidden) {
      if (width < 1) {
        throw new IllegalArgumentException("network.hidden: each width must be at least 1, was " + hidden);
      }
    }
  }

  @Override
  public Blueprint blueprint(NetworkShape shape) {
    if (shape.inputs().length != 3) {
      throw new IllegalArgumentException(
          "a conv-net takes channels x height x width, but the task's input is " + java.util.Arrays.toString(shape.inputs())
              + ": set task.flatten=false or network.kind=mlp");
    }
    List<Layer> layers = new ArrayList<>();
    long[] at = shape.inputShape();
    for (int i = 0; i < blocks.size(); i++) {
      at = addBlock(layers, blocks.get(i), i + 1, at);
    }
    FlattenLayer flatten = new FlattenLayer(
            FLATTEN, new MapShape(Math.toIntExact(at[1]), Math.toIntExact(at[2])), map == FlattenedMap.UNITS);
    layers.add(flatten);
    int in = Math.toIntExact(flatten.outputShape(at)[0]);
    if (!reads.isEmpty()) {
      layers.add(SelectLayer.of("network.reads", in, reads));
      in = reads.size();
    }
    for (int i = 0; i < hidden.size(); i++) {
      layers.add(new LinearLayer("fc" + (i + 1), in, hidden.get(i), bias));
      layers.add(new ActivationLayer("fc" + (i + 1) + ".act", activation));
      if (i < dropout.size() && dropout.get(i) != 0) {
        layers.add(new DropoutLayer("fc" + (i + 1) + ".dropout", dropout.get(i)));
      }
      in = hidden.get(i);
    }
    String last = "fc" + (hidden.size() + 1);
    layers.addAll(OutputLayers.of(last, in, bias, shape.outputs(), writes));
    return SequentialBlueprint.of(
        layers,
        shape.inputShape(),
        shape.inputGroup(false, Optional.empty()),
        (name, size) -> name.equals(last) ? shape.outputGroup(false, Optional.empty()) : hidden(name, size));
  }

  // the channels whose units are named one by one keep their places
  private NeuronGroup hidden(String name, int size) {
    NeuronGroup group = NeuronGroup.of(name, size, Role.HIDDEN);
    return !reads.isEmpty() && name.equals("conv" + blocks.size()) ? group.with(Symmetry.FIXED) : group;
  }

  private long[] addBlock(List<Layer> layers, ConvBlock block, int number, long[] input) {
    List<Layer> added = new ArrayList<>();
    added.add(
        new ConvolutionLayer("conv" + number, Math.toIntExact(input[0]), block.channels(), block.kernel(), block.padding(), block.bias()));
    if (block.batchNorm()) {
      added.add(new BatchNormLayer("bn" + number, block.channels()));
    }
    Layer nonlinearity = new ActivationLayer("conv" + number + ".act", activation);
    if (block.pool() == 1) {
      added.add(nonlinearity);
    } else {
      // the maximum of increasing functions is the function of the maximum, gradient included: pool first, there is less to do then
      added.add(activation.isIncreasing() ? new MaxPoolLayer("pool" + number, block.pool()) : nonlinearity);
      added.add(activation.isIncreasing() ? nonlinearity : new MaxPoolLayer("pool" + number, block.pool()));
    }
    long[] shape = input;
    for (Layer layer : added) {
      shape = layer.outputShape(shape);
    }
    layers.addAll(added);
    return shape;
  }
}
