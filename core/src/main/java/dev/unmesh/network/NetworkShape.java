package dev.unmesh.network;

import dev.unmesh.wiring.Coordinates;
import dev.unmesh.wiring.NeuronGroup;
import dev.unmesh.wiring.Role;
import dev.unmesh.wiring.Symmetry;
import java.util.List;
import java.util.Optional;

/**
 * What the task asks of a network.
 *
 * @param inputs the shape of one input: [4], [784], [3, 32, 32], or length x features where tokens are vectors of numbers
 * @param vocabulary how many tokens there are where inputs are tokens, one an input; 0 where they are numbers
 * @param inputLabels what each input neuron (each token, or feature of a token, where inputs are tokens) is called, or empty
 * @param outputLabels what each output neuron is called, or empty
 */
public record NetworkShape(int[] inputs, int vocabulary, int outputs, List<String> inputLabels, List<String> outputLabels) {
  /** Of a task whose inputs are numbers. */
  public NetworkShape(int[] inputs, int outputs, List<String> inputLabels, List<String> outputLabels) {
    this(inputs, 0, outputs, inputLabels, outputLabels);
  }

  long[] inputShape() {
    return java.util.Arrays.stream(inputs).asLongStream().toArray();
  }

  /** The input group: a neuron a feature, or a neuron a channel. */
  NeuronGroup inputGroup(boolean free, Optional<Coordinates> coordinates) {
    return new NeuronGroup(
        "input", inputs[0], Role.INPUT, free ? Symmetry.FREE : Symmetry.FIXED, coordinates, fitting(inputLabels, inputs[0]));
  }

  /** A neuron a token, in fixed order. */
  NeuronGroup tokenGroup() {
    return NeuronGroup.of("tokens", vocabulary, Role.INPUT).withLabels(fitting(inputLabels, vocabulary));
  }

  /** A neuron a feature, where inputs are length x features; in fixed order. */
  NeuronGroup featureGroup() {
    return NeuronGroup.of("input", inputs[1], Role.INPUT).withLabels(fitting(inputLabels, inputs[1]));
  }

  NeuronGroup outputGroup(boolean free, Optional<Coordinates> coordinates) {
    return new NeuronGroup(
        "output", outputs, Role.OUTPUT, free ? Symmetry.FREE : Symmetry.FIXED, coordinates, fitting(outputLabels, outputs));
  }

  private static List<String> fitting(List<String> labels, int size) {
    return labels.size() == size ? labels : List.of();
  }
}
